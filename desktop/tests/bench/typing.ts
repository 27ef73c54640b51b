// How long the page is busy with a key: from its press until the page could do anything else.
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { AS_A_PERSON } from '../system/capture-steps';

const WORD = 'oxbow tea ';

/** Listens from now on, until another document is opened. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const busy: number[] = [];
    Object.assign(globalThis, { busy });
    // No function here has a name: what runs this file would mark it with a helper that the page does not have.
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => busy.push(performance.now() - timeStamp);
        port2.postMessage(null);
      },
      { capture: true },
    );
  });
}

/** Types as a person does, with a search below the field where it has one. @returns ms, one for each key */
export async function typed(page: Page, field: Locator, keys: number): Promise<readonly number[]> {
  await watch(page);
  await field.focus();
  await page.keyboard.type(WORD.repeat(Math.ceil(keys / WORD.length)).slice(0, keys), AS_A_PERSON);
  await page.waitForFunction((count) => (Reflect.get(globalThis, 'busy') as number[]).length >= count, keys);
  return z.array(z.number()).parse(await page.evaluate('busy'));
}
