import pg from 'pg';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { orderStateOf } from '../../../shared/documents/order-document.ts';
import type { OrderState } from '../../../shared/domain/order/state.ts';

/** What the server's database says, read past the server. */
export class Ledger {
  private constructor(readonly client: pg.Client) {}

  static async open(url: string): Promise<Ledger> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Ledger(client);
  }

  /** Op ids of all orders, as often as they stand in a document. */
  async ops(): Promise<string[]> {
    const { rows } = await this.client.query<{ op: string }>(
      `select jsonb_object_keys(body->'ops') as op from document where collection = 'orders'`,
    );
    return rows.map(({ op }) => op);
  }

  /** Every order as the stored ops make it. */
  async orders(): Promise<OrderState[]> {
    const { rows } = await this.client.query<{ body: Journal }>(`select body from document where collection = 'orders'`);
    return rows.map(({ body }) => orderStateOf(body));
  }

  /** Ops the audit says were taken more than once. */
  async takenTwice(): Promise<string[]> {
    const { rows } = await this.client.query<{ op: string }>(
      `select op from audit_op where verdict = 'accepted' and collection = 'orders' group by op having count(*) > 1`,
    );
    return rows.map(({ op }) => op);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
