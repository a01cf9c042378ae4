import { createSignal, onCleanup, type Accessor } from 'solid-js';

export type Bell = {
  /** Whether the browser lets us ring: it wants one tap of a person first, after every load. */
  readonly armed: Accessor<boolean>;
  readonly arm: () => void;
  readonly ring: (tone: 'ticket' | 'change') => void;
};

/** Hz of the notes, one after the other: a rising chime for a new ticket, two low knocks for a change. */
const notesByTone = { ticket: [880, 1175, 1568], change: [523, 392] } as const;
const noteSeconds = 0.16;
const loudness = 0.5;

/** Chimes made by the browser itself: no file to load, works with the network gone. */
export function createBell(): Bell {
  const [armed, setArmed] = createSignal(false);
  let context: AudioContext | null = null;
  onCleanup(() => void context?.close());
  const ring: Bell['ring'] = (tone) => {
    if (context?.state !== 'running') return;
    let at = context.currentTime;
    for (const hertz of notesByTone[tone]) {
      const gain = context.createGain();
      const note = context.createOscillator();
      note.type = 'triangle';
      note.frequency.value = hertz;
      gain.gain.setValueAtTime(loudness, at);
      gain.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds * 2);
      note.connect(gain).connect(context.destination);
      note.start(at);
      note.stop(at + noteSeconds * 2);
      at += noteSeconds;
    }
  };
  return {
    armed,
    ring,
    arm: () => {
      context ??= new AudioContext();
      const opened = context;
      // Some browsers suspend it again in the background: the button comes back then.
      opened.onstatechange = () => setArmed(opened.state === 'running');
      opened.resume().then(() => {
        setArmed(opened.state === 'running');
        ring('ticket');
      }, () => setArmed(false));
    },
  };
}
