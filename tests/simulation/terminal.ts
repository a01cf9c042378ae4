import type { Op } from '../../shared/crdt/journal.ts';
import type { DeviceKind } from '../../shared/domain/device/device.ts';
import type { DocId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import type { House } from './house.ts';
import type { ReplicaModel } from './replica-model.ts';

/** What somebody did to one document. */
export type Part = { readonly docId: DocId; readonly ops: readonly Op[] };

/** What really happened at a payment terminal, whatever anybody has heard of it. */
export type Charge = { readonly docId: DocId; readonly attempt: string; readonly amount: Money; readonly tip: Money; readonly charged: boolean };

/** Faults of the people's software that a test of the simulation plants. */
export type PlantedAtTerminals = {
  /** Only the half that takes lines away is written. */
  readonly halfTransfers?: boolean;
  /** The target sends moved food to the kitchen again. */
  readonly refires?: boolean;
  /** A Z report is changed after it was made. */
  readonly zChangesAfterwards?: boolean;
  /** Whoever needs an approval records without one. */
  readonly skipsApprovals?: boolean;
  /** The payment terminal is asked to charge before the attempt is written, even one that is refused then. */
  readonly chargesFirst?: boolean;
  /** The payment of an approved attempt does not name it: told twice, it counts twice. */
  readonly forgetsAttempt?: boolean;
  /** Z numbers start again with every shift. */
  readonly zCountsAnew?: boolean;
};

export type Terminal = {
  readonly name: string;
  readonly kind: DeviceKind;
  readonly letter: string;
  readonly house: House;
  readonly planted: PlantedAtTerminals;
  readonly replica: ReplicaModel;
  /** The others that sell. */
  readonly others: () => readonly string[];
  readonly wallNow: () => number;
  readonly newId: () => string;
  /** One write: the disk has all of it or nothing; `onDurable` when it has. */
  readonly record: (parts: readonly Part[], onDurable?: () => void) => void;
  /** Unless the terminal crashes before. */
  readonly after: (ms: number, run: () => void) => void;
  /** Whether the guest was really charged for an attempt; undefined when no terminal was ever asked. */
  readonly chargeOf: (attempt: string) => Charge | undefined;
  readonly charge: (charge: Charge) => void;
  /** Counts starts: what was under way before a crash means nothing after it. */
  life: number;
  clockOffsetMs: number;
  isCut: boolean;
  wasRestored: boolean;
  flushing: boolean;
};
