import { uuidv7 } from 'uuidv7';
import { emptyJournal, opsInOrder, withOps, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import { foldOrder } from '../../../shared/domain/order/fold.ts';
import { freezeItem } from '../../../shared/domain/catalogue/freeze.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { decideOrder } from '../../../shared/domain/order/decide.ts';
import { asId, branchScope, type DocId, type OpId, type StaffId } from '../../../shared/kernel/ids.ts';
import { nextStamp, type Stamp } from '../../../shared/kernel/stamp.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import type { Cursor, PullResponse, PushResponse } from '../../../shared/protocol/replication.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { menu } from './restaurant.ts';
import { fullAuthority } from '../../../shared/domain/staff/authority.ts';

/**
 * A till without a screen: real decisions over HTTP, for what takes too many taps for a browser.
 * It keeps what it pushed until the server answered, and pushes the same bytes again.
 */
export class Terminal {
  #stamp: Stamp | null = null;
  #counter = 0;
  /** By op id, with the order it belongs to: what the server said is merged. */
  readonly acknowledged = new Map<OpId, DocId>();
  readonly orders = new Map<DocId, Journal>();

  constructor(
    readonly address: string,
    readonly device: Paired,
    readonly by: StaffId,
  ) {}

  /** A new order with one line per given item; returns its id. Nothing is sent yet. */
  takeOrder(items: number, businessDate = '2026-01-01'): DocId {
    const id = asId<DocId>(uuidv7());
    this.#counter += 1;
    this.act(id, {
      type: 'open', number: `${this.device.letter}-${String(this.#counter).padStart(3, '0')}`, orderType: 'takeaway', tableId: null, tableName: '',
      guests: 1, businessDate: asId(businessDate), openedAtMs: Date.now(), currency: 'UZS',
    });
    for (let index = 0; index < items; index++) {
      const item = menu.items[index % menu.items.length]!;
      this.act(id, { type: 'add-item', item: freezeItem(menu, item), quantityMilli: 1_000, note: '' });
    }
    this.act(id, { type: 'fire' });
    return id;
  }

  act(id: DocId, command: OrderCommand): readonly Op[] {
    const scope = branchScope(this.device.branchId);
    const journal = this.orders.get(id) ?? emptyJournal(id, scope);
    const ops = opsInOrder(journal);
    const decided = decideOrder(ops.length === 0 ? null : foldOrder(ops), command, {
      by: this.by, device: asId(this.device.deviceId), authority: fullAuthority, nowMs: Date.now(), newId: uuidv7,
      nextStamp: () => (this.#stamp = nextStamp(this.#stamp, Date.now())),
    });
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`);
    this.orders.set(id, withOps(journal, decided.value));
    return decided.value;
  }

  /** One attempt; throws when the server does not answer, and everything may be pushed again. */
  async push(ids: readonly DocId[]): Promise<PushResponse> {
    const docs = ids.map((id) => this.orders.get(id)!);
    const answer = await this.#ask<PushResponse>('/api/v1/push', {
      method: 'POST',
      body: JSON.stringify({ protocol: protocolVersion, items: docs.map((doc) => ({ collection: 'orders', doc })) }),
    });
    answer.results.forEach((result, index) => {
      const doc = docs[index]!;
      if (result.status !== 'merged') throw new Error(`refused: ${result.reason}`);
      for (const op of Object.values(doc.ops)) this.acknowledged.set(op.id, doc.id);
    });
    return answer;
  }

  /** Every order of the branch as the server has it. */
  async pullOrders(): Promise<Map<string, Journal>> {
    const orders = new Map<string, Journal>();
    let cursor: Cursor = {};
    for (;;) {
      const query = new URLSearchParams({ collection: 'orders', cursor: JSON.stringify(cursor), limit: '500' });
      const page = await this.#ask<PullResponse>(`/api/v1/pull?${query}`);
      for (const doc of page.docs) if (doc.shape === 'journal') orders.set(doc.id, doc as Journal);
      cursor = page.cursor;
      if (page.done) return orders;
    }
  }

  async #ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${this.device.token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
