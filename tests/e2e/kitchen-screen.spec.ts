import { opsInOrder } from '../../shared/crdt/journal.ts';
import { foldOrder } from '../../shared/domain/order/fold.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { cashier, manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { Terminal } from './harness/terminal.ts';
import { expect, test } from './harness/test.ts';

/** Writes down what the page asks of the device; each request still goes to the browser's own. */
const watch = `
  window.asked = { wakeLocks: [], notes: 0 };
  const request = WakeLock.prototype.request;
  WakeLock.prototype.request = async function (...parts) {
    const lock = await request.apply(this, parts);
    window.asked.wakeLocks.push(lock);
    return lock;
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...parts) {
    window.asked.notes += 1;
    return start.apply(this, parts);
  };
`;

declare global {
  interface Window {
    readonly asked: { readonly wakeLocks: readonly WakeLockSentinel[]; readonly notes: number };
  }
}

test('a kitchen screen stays lit, and rings for new work once somebody tapped it', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { till } = await scene.till('Till', cashier);
  const { device, kitchen } = await scene.kitchen('Kitchen', { prepare: watch });
  const { page } = device;
  const held = () => page.evaluate(() => window.asked.wakeLocks.filter((lock) => !lock.released).length);
  const notes = () => page.evaluate(() => window.asked.notes);
  await expect.poll(held).toBe(1);

  // Without a tap the browser forbids sound: the screen says so and stays silent.
  const arm = page.getByRole('button', { name: 'Tap to hear new tickets' });
  await expect(arm).toContainText('Sound on');
  await till.add('Plov');
  await till.send();
  const number = await till.number();
  await expect(kitchen.line(number, 'Plov')).toBeVisible();
  expect(await notes()).toBe(0);

  await arm.click();
  await expect(page.getByRole('button', { name: 'Sound is on' })).toBeVisible();
  // It rings once as an answer to the tap, so that the cook hears how loud it is.
  const afterTap = await notes();
  expect(afterTap).toBeGreaterThan(0);
  await till.oneMore('Plov');
  await till.send();
  await expect(kitchen.line(number, 'Plov')).toContainText('new +1');
  await expect.poll(notes).toBeGreaterThan(afterTap);
  // What a cook does is no news to the kitchen.
  const afterChange = await notes();
  await kitchen.bumpLine(number, 'Plov');
  await expect(kitchen.tickets()).toHaveCount(0);
  expect(await notes()).toBe(afterChange);

  // Leaving the page gives the light back; coming again takes it, and asks for the tap again.
  await page.getByRole('link', { name: 'Leave the kitchen' }).click();
  await expect.poll(held).toBe(0);
  await page.reload();
  await page.goto(`${device.address}/kitchen`);
  await expect.poll(held).toBe(1);
  await expect(arm).toBeVisible();
});

test('a dish that is cancelled while it waits at the pass says so until its ticket goes out', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { restaurant, server } = scene;
  const { kitchen } = await scene.kitchen('Kitchen');
  const terminal = new Terminal(server.address, await restaurant.pair('till', 'Till'), asId(await restaurant.staffId(manager.name)));
  const id = terminal.takeOrder(2);
  await terminal.push([id]);
  const { number, lines } = foldOrder(opsInOrder(terminal.orders.get(id)!));
  await kitchen.bumpLine(number, 'Plov');
  await expect(kitchen.line(number, 'Plov').getByRole('button')).toBeDisabled();

  terminal.act(id, { type: 'void-line', lineId: lines[0]!.lineId, reason: 'the guest left' });
  await terminal.push([id]);
  await expect(kitchen.line(number, 'Plov')).toContainText('cancelled');
  await expect(kitchen.line(number, 'Lagman')).not.toContainText('cancelled');
  await kitchen.bumpTicket(number);
  await expect(kitchen.tickets()).toHaveCount(0);

  // Once everything is out nothing is left for a cook to do: the ticket does not come back.
  terminal.act(id, { type: 'void-line', lineId: lines[1]!.lineId, reason: 'the guest left' });
  terminal.takeOrder(1);
  await terminal.push([...terminal.orders.keys()]);
  await expect(kitchen.tickets()).toHaveCount(1);
  await expect(kitchen.ticket(number)).toHaveCount(0);
});
