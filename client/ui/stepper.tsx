import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import type { JSX } from 'solid-js';
import { Button } from './button.tsx';
import styles from './stepper.module.css';

export type StepperProps = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly less: string;
  readonly more: string;
  readonly onValue: (value: number) => void;
  /** Spoken and shown instead of the bare number. */
  readonly text?: string;
};

/** A number with one button less and one button more, each 48 px. */
export function Stepper(props: StepperProps): JSX.Element {
  const set = (value: number): void => props.onValue(Math.max(props.least, Math.min(props.most, value)));
  return (
    <div class={styles['stepper']} role="group" aria-label={props.label}>
      <span class={styles['label']}>{props.label}</span>
      <span class={styles['keys']}>
        <Button size="square" aria-label={`${props.label}: ${props.less}`} disabled={props.value <= props.least} onClick={() => set(props.value - 1)}><Minus size={24} /></Button>
        <output class={styles['value']}>{props.text ?? props.value}</output>
        <Button size="square" aria-label={`${props.label}: ${props.more}`} disabled={props.value >= props.most} onClick={() => set(props.value + 1)}><Plus size={24} /></Button>
      </span>
    </div>
  );
}
