import type { Journal } from '../../shared/crdt/journal.ts';
import type { Queryable } from './database.ts';
import { live } from './document-filter.ts';

/** Live orders with a payment or a refund that names the shift. */
export const liveOrdersOfShift = (db: Queryable, scope: string, shiftId: string): Promise<{ readonly id: string; readonly body: Journal }[]> =>
  db.query({
    name: 'live-orders-of-shift',
    text: `select id, body from document
           where ${live('$1', `'orders'`)} and jsonb_path_exists(body, '$.ops.*.data.shift ? (@ == $shift)', jsonb_build_object('shift', $2::text))`,
  }, [scope, shiftId]);

/** Shifts that live orders name, and those whose state is `reported` and that began after `sinceMs`: what may wait for a correction. */
export const shiftsToSettle = async (db: Queryable, scope: string, sinceMs: number): Promise<string[]> =>
  (await db.query<{ id: string }>({
    name: 'shifts-to-settle',
    text: `select distinct named.id from document, lateral (select jsonb_path_query(body, '$.ops.*.data.shift') #>> '{}' as id) named
           where ${live('$1', `'orders'`)} and named.id is not null
           union
           select id from document
           where ${live('$1', `'records'`)} and body -> 'head' ->> 'kind' = 'shift' and body -> 'head' ->> 'status' = 'reported'
             and (body -> 'head' ->> 'atMs')::numeric > $2::numeric`,
  }, [scope, sinceMs])).map(({ id }) => id);

/** Live orders that gave lines to another check or took some over. */
export const ordersWithTransfers = async (db: Queryable, scope: string): Promise<string[]> =>
  (await db.query<{ id: string }>({
    name: 'orders-with-transfers',
    text: `select id from document where ${live('$1', `'orders'`)} and jsonb_path_exists(body, '$.ops.*.data.transfer')`,
  }, [scope])).map(({ id }) => id);
