import type { Locator, Page } from '@playwright/test';

/** The kitchen screen as a cook uses it, in English. */
export class Kitchen {
  constructor(readonly page: Page) {}

  /** The ticket of an order; one per station that has work of it. */
  ticket(number: string): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('button', { name: `Finish ticket ${number}` }) });
  }

  tickets(): Locator {
    return this.page.getByRole('article');
  }

  line(number: string, product: string): Locator {
    return this.ticket(number).getByRole('listitem').filter({ hasText: product });
  }

  async bumpLine(number: string, product: string): Promise<void> {
    await this.ticket(number).getByRole('button', { name: `Finish ${product}` }).click();
  }

  async bumpTicket(number: string): Promise<void> {
    await this.page.getByRole('button', { name: `Finish ticket ${number}` }).first().click();
  }

  /** Brings the last bump of a finished ticket back. */
  async recall(number: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Recall' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: number }).first().click();
  }
}
