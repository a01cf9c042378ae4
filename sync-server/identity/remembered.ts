import type { Result } from '../../shared/kernel/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { DeviceIdentity, DeviceRefusal, Identity } from './port.ts';

/** Upper bound of how long another instance's revocation may go unnoticed when the bus fails. */
const rememberMs = 10_000;
const mostTokens = 20_000;

/** The identity with answers about tokens remembered for some seconds, so that a push costs no extra query. */
export function rememberTokens(identity: Identity, clock: Clock): Identity & { forget(): void } {
  const known = new Map<string, { readonly answer: Result<DeviceIdentity, DeviceRefusal>; readonly untilMs: number }>();
  let generation = 0;
  return {
    ...identity,
    async deviceOfToken(token) {
      const remembered = known.get(token);
      if (remembered !== undefined && remembered.untilMs > clock.nowMs()) return remembered.answer;
      const asked = generation;
      const answer = await identity.deviceOfToken(token);
      // What was read before a revocation must not be remembered after it; guesses are not worth the memory.
      if (answer.ok && asked === generation) {
        if (known.size >= mostTokens) known.clear();
        known.set(token, { answer, untilMs: clock.nowMs() + rememberMs });
      }
      return answer;
    },
    forget() {
      generation += 1;
      known.clear();
    },
  };
}
