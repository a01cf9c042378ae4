import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { children, Show, type JSX } from 'solid-js';
import styles from './anomaly-cards.module.css';

export type AnomalyCardProps = {
  readonly type: string;
  readonly words: string;
  /** What can be done about it; nothing: it settles itself. */
  readonly children: JSX.Element;
};

/** One thing that a manager should know of, and the keys that settle it. */
export function AnomalyCard(props: AnomalyCardProps): JSX.Element {
  const actions = children(() => props.children);
  return (
    <article class={styles['card']} data-anomaly={props.type}>
      <TriangleAlert size={24} />
      <p>{props.words}</p>
      <Show when={actions()}><div class={styles['actions']}>{actions()}</div></Show>
    </article>
  );
}
