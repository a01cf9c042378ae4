import type { Page } from '@playwright/test';
import { manager } from './restaurant.ts';

/** Goes through the first-run page up to its last step, the menu, which is to come from a file. */
export async function upToMenuFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create my restaurant' }).click();
  await page.getByLabel('Name of the restaurant').fill('Choyxona');
  await page.getByLabel('Currency').selectOption('UZS');
  await page.getByLabel('Number of tables').fill('6');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Name', { exact: true }).fill(manager.name);
  await page.getByLabel('Login').fill(manager.login);
  await page.getByLabel('Password', { exact: true }).fill(manager.password);
  await page.getByLabel('PIN').fill(manager.pin);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'From a file' }).click();
}
