import { createTerminals } from '../../devices/payment-terminal/terminals.ts';
import { keptOrdersOf } from '../../session/kept-orders.ts';
import { useSession, type Session } from '../../session/session.ts';
import { currentShift } from '../../session/shift.ts';
import { createCharging, type Charging } from './charging.ts';

const chargingBySession = new WeakMap<Session, Charging>();

/** What leads attempts in this tab: outlives the sheet that started one. */
export function useCharging(): Charging {
  const session = useSession();
  const known = chargingBySession.get(session);
  if (known) return known;
  const made = createCharging({
    session, kept: keptOrdersOf(session), terminals: createTerminals(), shift: () => currentShift(session)?.id ?? null,
    exclusively: (name, run) => {
      if ('locks' in navigator) void navigator.locks.request(name, run);
      else void run();
    },
  });
  chargingBySession.set(session, made);
  return made;
}
