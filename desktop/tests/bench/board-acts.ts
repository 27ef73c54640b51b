// What a clerk does on the board, measured inside the page: from the press of a button until its effect is painted.
import type { Page } from 'playwright-core';
import { z } from 'zod';

/**
 * Completes one order after the other, from the row under the cursor down.
 * @param ready what is waited for before each
 * @returns ms from each press until the row says so on the screen
 */
export async function completed(page: Page, count: number, ready: () => Promise<void>): Promise<readonly number[]> {
  const took: number[] = [];
  while (took.length < count) {
    const button = page.getByRole('button', { name: 'Complete order' });
    await button.waitFor();
    await ready();
    took.push(z.number().parse(await button.evaluate(untilPainted)));
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      () => document.querySelector('[role=row].cursor')?.textContent.includes('Placed') === true,
    );
  }
  return took;
}

/** Runs in the page, so no function in it has a name: what runs this file would mark it with a helper that the page lacks. */
async function untilPainted(button: HTMLElement | SVGElement): Promise<number> {
  const start = performance.now();
  const said = new Promise<void>((resolve) => {
    new MutationObserver(() => {
      if (document.querySelector('[role=row].cursor')?.textContent.includes('Completed') === true) resolve();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await said;
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve();
      };
      port2.postMessage(null);
    });
  });
  return performance.now() - start;
}
