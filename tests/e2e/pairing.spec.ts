import type { Page } from '@playwright/test';
import decodeQR from 'qr/decode.js';
import { manager } from './harness/restaurant.ts';
import { Scene } from './harness/scene.ts';
import { expect, test } from './harness/test.ts';

/** A picture's pixels, RGBA, taken apart by the browser outside of the app and its content security policy. */
async function pixelsOf(blank: Page, png: Buffer): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8Array }> {
  const { width, height, data } = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    return { width: bitmap.width, height: bitmap.height, data: [...pixels] };
  }, png.toString('base64'));
  return { width, height, data: Uint8Array.from(data) };
}

test('a camera that looks at the pairing picture, light or dark, finds the link, and the link pairs the device', async ({ stage }) => {
  const scene = await Scene.open(stage);
  const { device, till } = await scene.till('Till', manager);
  const { page } = device;
  await till.goToMenu('Devices');
  await page.getByLabel('Login').fill(manager.login);
  await page.getByLabel('Password').fill(manager.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Add a device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Kitchen/ }).click();
  await dialog.getByRole('button', { name: 'Make a code' }).click();
  const picture = dialog.getByRole('img');
  await expect(picture).toBeVisible();
  const code = (await dialog.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent())!;
  const link = `${device.address}/pair?code=${code.replace('-', '')}`;

  const blank = await device.context.newPage();
  // A tab in the background paints no pictures.
  await page.bringToFront();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // What a camera sees is the screen, not the drawing: the picture with what surrounds it.
    const { x, y, width, height } = (await picture.boundingBox())!;
    const seen = await page.screenshot({ clip: { x: x - 20, y: y - 20, width: width + 40, height: height + 40 } });
    expect(decodeQR(await pixelsOf(blank, seen), { timeLimit: 10_000 })).toBe(link);
  }

  const scanned = await stage.device(device.address);
  await scanned.page.goto(link);
  await scanned.page.getByRole('button', { name: 'Pair this device' }).click();
  await expect(scanned.page.getByRole('button', { name: 'All stations' })).toBeVisible();
  await expect(dialog.getByText(/is paired/)).toBeVisible();
});
