/** How long a finger rests before it means "more about this". */
const pressMs = 500;
/** A finger that moves this far scrolls. */
const slipPx = 10;

export type LongPress = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onClick: () => void;
};

/**
 * Tells a tap from a finger that rests, a right click and the keyboard's menu key. The click that
 * ends a long press is not a tap.
 */
export function createLongPress(onTap: () => void, onLong: () => void): LongPress {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let swallow = false;
  const stop = (): void => clearTimeout(timer);
  const open = (): void => {
    stop();
    swallow = true;
    onLong();
  };
  return {
    onPointerDown: (event) => {
      swallow = false;
      if (event.button !== 0) return;
      start = { x: event.clientX, y: event.clientY };
      stop();
      timer = setTimeout(open, pressMs);
    },
    onPointerMove: (event) => { if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slipPx) stop(); },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event) => {
      event.preventDefault();
      // A resting finger makes both: the timer and the browser's own menu.
      if (!swallow) open();
    },
    onClick: () => {
      stop();
      if (!swallow) onTap();
      swallow = false;
    },
  };
}
