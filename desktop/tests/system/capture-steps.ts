// What a clerk does on the capture screen, by keyboard, and what must be so before the next key.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const customer = (page: Page) => page.getByLabel('Customer', { exact: true });
export const field = (page: Page, line: number, label: string) =>
  page.getByRole('group', { name: `Line ${line}`, exact: true }).getByLabel(label, { exact: true });
/** Focus moves by itself, and only then may the next key come. */
export const hasFocus = (page: Page, line: number, label: string) =>
  expect.poll(() => field(page, line, label).evaluate((one) => one === document.activeElement)).toBe(true);

/** Slower than a scanner, faster than a person. */
export const AS_A_PERSON = { delay: 50 };

export async function choose(
  page: Page,
  text: string,
  option: string | RegExp,
  ...keys: readonly string[]
): Promise<void> {
  await page.keyboard.type(text, AS_A_PERSON);
  await page.getByRole('option', { name: option }).waitFor();
  for (const key of [...keys, 'Enter']) await page.keyboard.press(key);
}

/** From the SKU of an empty line to the SKU of the next one. */
export async function newProduct(
  page: Page,
  line: number,
  sku: string,
  [name, quantity, price, tax]: readonly string[],
) {
  await choose(page, sku, `Create product “${sku}”`, 'ArrowDown');
  await hasFocus(page, line, 'Item');
  await page.keyboard.type(name ?? '');
  await page.keyboard.press('Enter');
  await hasFocus(page, line, 'Qty');
  await figures(page, line, [quantity, price, '', tax]);
}

export async function figures(page: Page, line: number, typed: readonly (string | undefined)[]) {
  for (const [position, text] of typed.entries()) {
    if (position > 0) await page.keyboard.press('Tab');
    if (text !== undefined && text !== '') await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await hasFocus(page, line + 1, 'SKU');
}

export async function isPlaced(page: Page): Promise<void> {
  await page.getByText(/placed\. Saved on this device/).waitFor();
  await expect.poll(() => customer(page).inputValue()).toBe('');
  await expect.poll(() => customer(page).evaluate((one) => one === document.activeElement)).toBe(true);
}

/** Within the page, because a busy machine passes keys on more slowly than any scanner types. */
export const scan = (page: Page, code: string) =>
  page.evaluate(
    (keys) => {
      for (const key of keys)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
    [...code, 'Enter'],
  );

export const go = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('link', { name: place }).click();

/** An order of one line, captured on its screen and saved on this device. */
export async function placeOne(page: Page, buyer: string, quantity: string, price: string): Promise<void> {
  await go(page, 'New order');
  await customer(page).fill(buyer);
  await page.getByLabel('SKU').fill('85123A');
  await page.getByLabel('Item').fill('White hanging heart');
  await page.getByLabel('Qty').fill(quantity);
  await page.getByLabel('Unit price').fill(price);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/placed\. Saved on this device/).waitFor();
  await expect.poll(() => customer(page).inputValue()).toBe('');
}
