import { expect, type Locator, type Page } from '@playwright/test';

/** How far an order has come, as its badge says. */
type Place = 'saving' | 'here' | 'server' | 'kitchen';

/** The till as a cashier uses it on a tablet, in English. */
export class Till {
  constructor(readonly page: Page) {}

  /** Shows the whole menu: favourites come first by themselves. */
  async ready(): Promise<void> {
    await this.page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(this.product('Plov')).toBeVisible();
  }

  product(name: string): Locator {
    return this.page.locator('[data-item]').filter({ hasText: name });
  }

  /** Taps a product as often as said and waits for it to be on the order. */
  async add(name: string, times = 1): Promise<void> {
    for (let tap = 0; tap < times; tap++) await this.product(name).click();
    await expect(this.line(name).last()).toBeVisible();
  }

  /** One more of a line that is there, sent or not. */
  async oneMore(name: string): Promise<void> {
    await this.lineTool(name, 'One more');
  }

  /** A key of the line's own, below the order. */
  async lineTool(name: string, tool: 'One more' | 'Note for the kitchen' | 'More about this line' | 'Take off'): Promise<void> {
    // A tap on the selected line would open it.
    const summary = this.line(name).getByRole('button', { name });
    if ((await summary.getAttribute('aria-current')) !== 'true') await summary.click();
    await this.page.getByRole('toolbar', { name }).getByRole('button', { name: tool }).click();
  }

  line(name: string): Locator {
    return this.page.locator('[data-line]').filter({ hasText: name });
  }

  lines(): Locator {
    return this.page.locator('[data-line]');
  }

  /** The number of the order in front, once it has one. */
  async number(): Promise<string> {
    const heading = this.page.getByRole('heading', { level: 2, name: /^[A-Z]+-\d+$/ });
    return (await heading.textContent()) ?? '';
  }

  /** The foot of the order: Total, Paid, To pay. */
  totals(): Locator {
    return this.page.locator('dl').filter({ hasText: /Total|To pay|Paid too much/ });
  }

  async chooseTable(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Dine-in' }).click();
    await this.page.getByRole('button', { name: /^(No table|Table )/ }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${name}\\b`) }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: /^Send \(\d+\)$/ }).click();
    await expect(this.page.getByRole('button', { name: 'All sent' })).toBeVisible();
  }

  /** Cash, as handed over; answers with the change the till says to give. */
  async payCash(tendered?: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Pay', exact: true }).click();
    const sheet = this.page.getByRole('dialog');
    if (tendered !== undefined) for (const digit of tendered) await sheet.getByRole('button', { name: digit, exact: true }).click();
    return this.#take(sheet);
  }

  async payCard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pay', exact: true }).click();
    const sheet = this.page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Card', exact: true }).click();
    await this.#take(sheet);
  }

  async #take(sheet: Locator): Promise<string> {
    await sheet.getByRole('button', { name: /^Take / }).click();
    const done = this.page.getByRole('dialog', { name: /^Paid/ });
    const change = (await done.locator('.money').textContent()) ?? '';
    await done.getByRole('button', { name: 'Next order' }).click();
    await expect(done).toHaveCount(0);
    return change;
  }

  /** Begins another order. */
  async newOrder(): Promise<void> {
    await this.page.getByRole('button', { name: 'New order' }).click();
  }

  async expectNoOrder(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name: 'New order' })).toBeVisible();
  }

  /** Where the connection stands, in the head of every screen. */
  banner(): Locator {
    return this.page.locator('a[href="/sync"]').first();
  }

  /** Brings an order of the list of open orders to the till. */
  async openListed(number: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(number) }).click();
    await expect(this.page.getByRole('heading', { level: 2, name: number })).toBeVisible();
    await this.ready();
  }

  async expectPlace(place: Place | RegExp): Promise<void> {
    await expect(this.page.locator('[data-place]').first()).toHaveAttribute('data-place', place);
  }

  async goTo(place: 'Till' | 'Floor' | 'Open orders' | 'History'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).click();
  }

  /** A page behind the menu button. */
  async goToMenu(entry: 'Bookings' | 'Floor plan' | 'Shift and cash' | 'Kitchen' | 'Sync' | 'Devices' | 'Staff' | 'Settings'): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: entry }).click();
  }
}
