// Goes through a page with Tab alone: what has the focus shows it, is in the window, and lies under nothing.
import type { Page } from 'playwright-core';

/** More stops than any screen has. */
const MOST = 120;

export type Walk = { readonly stops: readonly string[]; readonly faults: readonly string[] };

/** From the start of the page, or from within a dialog, until the first stop comes again. */
export async function walkByTab(page: Page): Promise<Walk> {
  const stops: string[] = [];
  if ((await page.locator('[role=menu]').count()) > 0) return { stops: ['a menu, which has arrows'], faults: [] };
  const faults: string[] = [];
  await page.evaluate(() => {
    if (document.querySelector('[role=dialog], [role=menu]') === null)
      (document.activeElement as HTMLElement | null)?.blur();
  });
  while (stops.length < MOST) {
    await page.keyboard.press('Tab');
    const { name, fault, isKnown } = await page.evaluate(lookAtFocus);
    if (isKnown) break;
    if (fault !== null) faults.push(`${name} ${fault}`);
    if (name !== null) stops.push(name);
  }
  await page.evaluate(() => {
    for (const stop of document.querySelectorAll('[data-walked]')) stop.removeAttribute('data-walked');
  });
  return { stops, faults };
}

type Look = { readonly name: string | null; readonly fault: string | null; readonly isKnown: boolean };

/** Runs in the page. */
function lookAtFocus(): Look {
  const at = document.activeElement;
  if (at === null || at === document.body)
    return { name: null, fault: null, isKnown: document.querySelector('[data-walked]') !== null };
  const words = (
    at.getAttribute('aria-label') ??
    (at as HTMLInputElement).labels?.[0]?.textContent ??
    at.textContent
  ).trim();
  const name = `${at.tagName.toLowerCase()} “${words.replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
  if (at.hasAttribute('data-walked')) return { name, fault: null, isKnown: true };
  at.setAttribute('data-walked', '');
  const cursor = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
  const seen = cursor ?? at.closest('[data-focus-visible], label:has(> [type=checkbox])') ?? at;
  const shows = [at, seen].some((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const frame = getComputedStyle(element, '::after').borderTopWidth === '2px';
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset') || frame;
  });
  let { left, right, top, bottom } = seen.getBoundingClientRect();
  for (let outer = seen.parentElement; outer !== null; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflow === 'visible') continue;
    const box = outer.getBoundingClientRect();
    [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  const [x, y] = [
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  ];
  const onTop = document.elementFromPoint(x, y);
  // What a panel covers that was opened and can be closed comes to sight by Esc, with the focus where it is.
  const isUnderPanel = (onTop?.closest('.detail') ?? null) !== null && seen.closest('.detail') === null;
  const isCovered = onTop === null || !(isUnderPanel || seen.contains(onTop) || onTop.contains(seen));
  const fault = !shows ? 'has the focus and does not show it' : isCovered ? 'has the focus and cannot be seen' : null;
  return { name, fault, isKnown: false };
}
