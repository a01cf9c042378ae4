import { createMemo, createSignal, For, onCleanup, onMount, type JSX } from 'solid-js';
import styles from './windowed-grid.module.css';

export type WindowedGridProps<T> = {
  readonly items: readonly T[];
  readonly children: (item: T) => JSX.Element;
  /** Height of a row in px, gap left out; the same for all rows. */
  readonly rowHeight: number;
  /** Narrowest column in px; Infinity for a list. */
  readonly minColumnWidth: number;
  readonly gap: number;
  readonly label?: string;
  /** Called when the end comes near: the place to fetch the next page. */
  readonly onNearEnd?: () => void;
};

/** Rows rendered beyond the edges, so that a flick shows no blank. */
const overscanRows = 3;

/**
 * A scrolling grid that holds only the rows in sight: a thousand tiles cost what forty do. Elements
 * of items that stay in sight are kept, as <For> keeps them by reference.
 */
export function WindowedGrid<T>(props: WindowedGridProps<T>): JSX.Element {
  let scroller!: HTMLDivElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const [scrollTop, setScrollTop] = createSignal(0);

  onMount(() => {
    const measure = (): void => {
      setSize({ width: scroller.clientWidth, height: scroller.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    onCleanup(() => observer.disconnect());
  });

  const columns = createMemo(() => Math.max(1, Math.floor((size().width - props.gap) / (props.minColumnWidth + props.gap))));
  const pitch = (): number => props.rowHeight + props.gap;
  const rows = createMemo(() => Math.ceil(props.items.length / columns()));
  const first = createMemo(() => Math.max(0, Math.min(Math.floor(scrollTop() / pitch()) - overscanRows, rows() - 1)));
  const last = createMemo(() => Math.min(rows(), first() + Math.ceil(size().height / pitch()) + 2 * overscanRows));
  const visible = createMemo(() => props.items.slice(first() * columns(), last() * columns()));

  return (
    <div
      ref={scroller}
      class={styles['scroller']}
      onScroll={() => {
        setScrollTop(scroller.scrollTop);
        if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 4 * pitch()) props.onNearEnd?.();
      }}
    >
      <div
        class={styles['grid']}
        role="group"
        aria-label={props.label}
        style={{
          'padding-top': `${props.gap + first() * pitch()}px`,
          'padding-bottom': `${props.gap + (rows() - last()) * pitch()}px`,
          'padding-left': `${props.gap}px`,
          'padding-right': `${props.gap}px`,
          gap: `${props.gap}px`,
          'grid-template-columns': `repeat(${columns()}, minmax(0, 1fr))`,
          'grid-auto-rows': `${props.rowHeight}px`,
        }}
      >
        <For each={visible()}>{props.children}</For>
      </div>
    </div>
  );
}
