import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { PoolState } from '../store/database.ts';

/** What `/metrics` shows, in the text form of Prometheus. */
export type Metrics = {
  readonly registry: Registry;
  readonly pushedDocuments: Counter;
  readonly operations: Counter;
  readonly refusals: Counter;
  readonly pulledDocuments: Counter;
  readonly sealedOrders: Counter;
  readonly commitSeconds: Histogram;
  readonly commitDocuments: Histogram;
  readonly requests: Counter<'method' | 'status'>;
};

export function createMetrics(sources: { readonly connectedDevices: () => number; readonly pool: () => PoolState }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({ name, help, registers, collect() { this.set(read()); } });
  gauge('pos_connected_devices', 'Devices that hold a stream to this instance', sources.connectedDevices);
  gauge('pos_database_connections', 'Pooled database connections', () => sources.pool().total);
  gauge('pos_database_connections_idle', 'Pooled database connections without work', () => sources.pool().idle);
  gauge('pos_database_waiting', 'Requests that wait for a database connection', () => sources.pool().waiting);
  return {
    registry,
    pushedDocuments: new Counter({ name: 'pos_pushed_documents_total', help: 'Documents pushed by devices', registers }),
    operations: new Counter({ name: 'pos_operations_total', help: 'New operations judged', registers }),
    refusals: new Counter({ name: 'pos_refusals_total', help: 'Operations and documents not counted', registers }),
    pulledDocuments: new Counter({ name: 'pos_pulled_documents_total', help: 'Documents sent in pull pages', registers }),
    sealedOrders: new Counter({ name: 'pos_sealed_orders_total', help: 'Orders moved into day archives', registers }),
    commitSeconds: new Histogram({ name: 'pos_commit_seconds', help: 'Time of one group commit', buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5], registers }),
    commitDocuments: new Histogram({ name: 'pos_commit_documents', help: 'Documents in one group commit', buckets: [1, 2, 5, 10, 20, 50, 100, 200], registers }),
    requests: new Counter({ name: 'pos_requests_total', help: 'HTTP requests', labelNames: ['method', 'status'], registers }),
  };
}
