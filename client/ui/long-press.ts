/** How long a finger rests before it means "more about this". */
const pressMs = 500;
/** A finger that moves this far scrolls. */
const slipPx = 10;

export type LongPress = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
  /** On the element itself: it may be gone when the finger is lifted, and then nothing of it reaches the page. */
  readonly 'on:touchend': (event: TouchEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
};

/**
 * Tells a tap from a finger that rests, a right click and the keyboard's menu key. The click that
 * ends a long press is not a tap.
 *
 * A finger taps when it is lifted. The click that the browser makes of it comes later, after what
 * else it makes of a touch (hover, mouse, focus: some 15 ms on a slow tablet), so that one is not
 * waited for and not made. Two thumbs that overlap are two taps; the browser would make a pinch of
 * them and no click. Mouse and keyboard click as they always do.
 *
 * Without `onLong` a finger that rests taps as well.
 */
export function createLongPress(onTap: () => void, onLong?: () => void): LongPress {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  /** A finger that is down, has not moved and has not rested. */
  let tapping = false;
  /** What was done when the finger was lifted: its click means nothing any more. */
  let swallow = false;
  const stop = (): void => {
    clearTimeout(timer);
    tapping = false;
  };
  const open = (): void => {
    stop();
    swallow = true;
    onLong?.();
  };
  return {
    onPointerDown: (event) => {
      swallow = false;
      stop();
      if (event.button !== 0) return;
      start = { x: event.clientX, y: event.clientY };
      tapping = event.pointerType === 'touch';
      if (onLong) timer = setTimeout(open, pressMs);
    },
    onPointerMove: (event) => { if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slipPx) stop(); },
    onPointerUp: () => {
      const tapped = tapping;
      stop();
      if (!tapped) return;
      swallow = true;
      // As a click would: the keyboard on the screen goes when a finger is done with typing.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      onTap();
    },
    onPointerCancel: stop,
    'on:touchend': (event) => {
      // Else the click falls on what the tap has opened under the finger.
      if (swallow && event.cancelable) event.preventDefault();
    },
    onContextMenu: (event) => {
      if (!onLong) return;
      event.preventDefault();
      // A resting finger makes both: the timer and the browser's own menu.
      if (!swallow) open();
    },
    onClick: (event) => {
      stop();
      // Keyboards and screen readers click without a press before it.
      if (!swallow || event.detail === 0) onTap();
      swallow = false;
    },
  };
}
