import { expect, test } from 'vitest';
import type { Bus, SeqByScope } from '../../sync-server/stream/bus.ts';

/** What any bus between server instances must do. `open` gives one more instance's end of the same bus. */
export function busContract(open: () => Promise<Bus>): void {
  const listen = (bus: Bus): Map<string, number> => {
    const heard = new Map<string, number>();
    bus.subscribe((seqs: SeqByScope) => {
      for (const [scope, seq] of Object.entries(seqs)) heard.set(scope, Math.max(seq, heard.get(scope) ?? 0));
    });
    return heard;
  };

  test('every instance hears the highest number of each scope, whoever published it', async () => {
    const buses = [await open(), await open(), await open()];
    const heard = buses.map(listen);
    const scopes = Array.from({ length: 150 }, (_, index) => `branch:${index}-0123456789abcdef0123456789abcdef`);
    for (const scope of scopes) for (let seq = 1; seq <= 5; seq += 1) buses[seq % 3]!.publish(scope, seq);
    for (const map of heard) await expect.poll(() => [...map].filter(([, seq]) => seq === 5).length).toBe(scopes.length);
    await Promise.all(buses.map((bus) => bus.stop()));
  });

  test('one that stopped listening hears no more, and publishing after the stop harms nobody', async () => {
    const [one, other] = [await open(), await open()];
    let calls = 0;
    const end = one!.subscribe(() => { calls += 1; });
    end();
    const heard = listen(one!);
    other!.publish('branch:a', 1);
    await expect.poll(() => heard.get('branch:a')).toBe(1);
    expect(calls).toBe(0);
    await one!.stop();
    one!.publish('branch:a', 2);
    await other!.stop();
  });
}
