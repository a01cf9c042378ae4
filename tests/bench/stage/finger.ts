import type { CDPSession, Locator, Page } from '@playwright/test';

/** How long a finger stays down: lifted at once, it would be lifted while the page still handles the touch, which no person can do. */
const downMs = 60;

export type Point = { readonly x: number; readonly y: number };

/** A finger on the page's touch screen. */
export class Finger {
  private constructor(readonly page: Page, readonly session: CDPSession) {}

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async tap({ x, y }: Point): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await this.page.waitForTimeout(downMs);
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Looks first where the element is, and lets the page come to rest after being looked at. */
  async tapOn(element: Locator): Promise<void> {
    const point = await middleOf(element);
    if (point === null) throw new Error(`nothing to tap: ${String(element)}`);
    await this.page.waitForTimeout(20);
    await this.tap(point);
  }
}

/** The middle of an element on the screen; null when it has no place there. */
export async function middleOf(element: Locator): Promise<Point | null> {
  const box = await element.boundingBox();
  return box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
