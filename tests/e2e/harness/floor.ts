import { expect, type Locator, type Page } from '@playwright/test';

/** The floor as a waiter uses it on a tablet, in English. */
export class Floor {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Floor' }).click();
    await expect(this.page.locator('[data-table]').first()).toBeVisible();
  }

  table(name: string): Locator {
    return this.page.locator(`main [data-table="${name}"]`).first();
  }

  /** What a table says of itself: name, state, amount. */
  async expectTable(name: string, words: RegExp): Promise<void> {
    await expect(this.table(name)).toHaveAttribute('aria-label', words);
  }

  /** Moves whole lines from the one check of a table to whatever stands at another. */
  async moveLines(from: string, products: readonly string[], to: string): Promise<void> {
    await this.table(from).click();
    await this.#action('Move lines');
    for (const product of products) await this.#dialog().locator(`[data-pick="${product}"]`).getByRole('button', { name: product, exact: true }).click();
    await this.#action('Next');
    await this.#dialog().locator(`[data-table="${to}"]`).click();
    await expect(this.#dialog()).toHaveCount(0);
  }

  /** Merges the one check of a table into the one of another. */
  async merge(from: string, into: string): Promise<void> {
    await this.table(from).click();
    await this.#action('Merge into a check');
    await this.#dialog().getByRole('button', { name: new RegExp(`Table ${into}\\b`) }).click();
    await this.#dialog().getByRole('button', { name: 'Merge into a check' }).click();
    await expect(this.#dialog()).toHaveCount(0);
  }

  #dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async #action(name: string): Promise<void> {
    await this.#dialog().getByRole('button', { name, exact: true }).click();
  }
}
