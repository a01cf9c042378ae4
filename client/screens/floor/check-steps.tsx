import { Match, Switch, type JSX } from 'solid-js';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { FloorData } from '../floor-parts/floor-data.ts';
import type { CheckStep } from './check-actions.tsx';
import { GuestsStep, WaiterStep } from './label-steps.tsx';
import { MergeStep } from './merge-step.tsx';
import { MoveStep } from './move-step.tsx';
import { TransferStep } from './transfer-step.tsx';

export type StepProps = {
  readonly orderId: DocId;
  readonly data: FloorData;
  /** It was done and said so. */
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Asks what an action needs to know, and does it. */
export function CheckStepDialog(props: StepProps & { readonly what: CheckStep }): JSX.Element {
  const step = (): StepProps => ({ orderId: props.orderId, data: props.data, onDone: props.onDone, onClose: props.onClose });
  return (
    <Switch>
      <Match when={props.what === 'move'}><MoveStep {...step()} /></Match>
      <Match when={props.what === 'merge'}><MergeStep {...step()} /></Match>
      <Match when={props.what === 'transfer'}><TransferStep {...step()} /></Match>
      <Match when={props.what === 'split'}><TransferStep {...step()} here /></Match>
      <Match when={props.what === 'waiter'}><WaiterStep {...step()} /></Match>
      <Match when={props.what === 'guests'}><GuestsStep {...step()} /></Match>
    </Switch>
  );
}
