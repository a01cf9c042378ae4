/** Highest sequence number by scope. */
export type SeqByScope = Readonly<Record<string, number>>;

/**
 * How the instances on one database hear of each other's commits. It may lose, delay, repeat and
 * merge messages: who listens compares sequence numbers and reads the rest from the database, and
 * asks the database itself now and then.
 */
export interface Bus {
  publish(scope: string, seq: number): void;
  /** Also told of what this instance published. The function returned ends it. */
  subscribe(listener: (heard: SeqByScope) => void): () => void;
  stop(): Promise<void>;
}
