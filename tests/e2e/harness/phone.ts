import { expect, type Locator } from '@playwright/test';
import { Till } from './till.ts';

/** The till on a waiter's phone: the order stands in a bar below the products and opens as a sheet. */
export class Phone extends Till {
  override async add(name: string, times = 1): Promise<void> {
    for (let tap = 0; tap < times; tap++) await this.product(name).tap();
  }

  override line(name: string): Locator {
    return this.page.getByRole('dialog').locator('[data-line]').filter({ hasText: name });
  }

  override async send(): Promise<void> {
    const send = this.page.getByRole('button', { name: /^Send \(\d+\)$/ });
    await send.tap();
    await expect(send).toHaveCount(0);
  }

  /** Opens the order in front as the sheet it is on a phone. */
  async openOrder(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^[A-Z]+-\d+ ·/ }).tap();
    return this.page.getByRole('dialog');
  }
}
