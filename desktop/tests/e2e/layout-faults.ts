// What is wrong with how a page stands at this size, in sentences: nothing leaves the window, is cut off, squeezed or covered.
import type { Page } from 'playwright-core';

/** With a dialog or a menu open, what stands in it. */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const PRESSED = 'button, a[href], input, select, textarea, [role=tab], [role=menuitem], [role=combobox]';
    const MATTERS = `${PRESSED}, h1, h2, .amount, .number, .badge, .tag, .figure, .why, .fault`;
    const LEAST = 20;
    const found = new Set<string>();

    const nameOf = (element: Element) => {
      const { textContent, tagName, className } = element as HTMLElement;
      const words = (element.getAttribute('aria-label') ?? textContent).trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      return `${tagName.toLowerCase()}.${String(className).split(' ').join('.')} “${words}”`;
    };
    /** What only screen readers are told is hidden by a clip, on itself or around it. */
    const isClipped = (element: Element | null): boolean => {
      if (element === null) return false;
      const { clip, clipPath } = getComputedStyle(element);
      return clip !== 'auto' || clipPath !== 'none' || isClipped(element.parentElement);
    };
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      if ((width === 0 && height === 0) || element.closest('[aria-hidden=true], svg') !== null) return false;
      return getComputedStyle(element).visibility === 'visible' && !isClipped(element);
    };
    const within = (inner: DOMRect, outer: DOMRect, axis: 'x' | 'y') =>
      axis === 'x'
        ? inner.left >= outer.left - 1 && inner.right <= outer.right + 1
        : inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;

    /** Up to what scrolls in that direction; what can be scrolled to is not lost. */
    const cutBy = (element: Element, axis: 'x' | 'y'): string | null => {
      const box = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        const overflow = axis === 'x' ? style.overflowX : style.overflowY;
        if (overflow === 'auto' || overflow === 'scroll') return null;
        if (overflow !== 'visible' && outer !== document.body && !within(box, outer.getBoundingClientRect(), axis))
          return nameOf(outer).slice(0, 60);
        if (style.position === 'fixed') break;
      }
      const window = new DOMRect(0, 0, document.documentElement.clientWidth, document.documentElement.clientHeight);
      if (axis === 'y' && document.documentElement.scrollHeight > window.height) return null;
      return within(box, window, axis) ? null : 'the window';
    };
    const inView = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflow === 'visible') continue;
        const box = outer.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
      }
      return true;
    };
    const coveredBy = (element: Element): string | null => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const onTop = document.elementFromPoint(x, y);
      if (onTop === null || element.contains(onTop) || onTop.contains(element)) return null;
      if (element.closest('label')?.contains(onTop) === true) return null;
      // A panel that can be closed lies over the sheet where there is no room beside it.
      if (onTop.closest('.detail, .statusbar') !== null && innerWidth < 1_200) return null;
      return nameOf(onTop);
    };
    const ownText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '');

    /** Words that may neither wrap nor be cut run out of what is pressed. */
    const spills = (element: Element) => {
      const box = element.getBoundingClientRect();
      return [element, ...element.querySelectorAll('*')].some((part) => {
        if (!ownText(part) || !isSeen(part) || getComputedStyle(part).overflowX !== 'visible') return false;
        const words = document.createRange();
        words.selectNodeContents(part);
        return !within(words.getBoundingClientRect(), box, 'x');
      });
    };

    const over = [...document.querySelectorAll('[role=dialog], [role=menu], .suggestions')].at(-1);
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.add(`the page is ${String(scrollWidth - clientWidth)} px too wide`);
    for (const element of (over ?? document.body).querySelectorAll<HTMLElement>('*')) {
      if (!isSeen(element) || element.closest('.data-menu, .data-edge') !== null) continue;
      const style = getComputedStyle(element);
      if (element.matches(MATTERS)) {
        const cutter = cutBy(element, 'x') ?? cutBy(element, 'y');
        if (cutter !== null) found.add(`${nameOf(element)} is cut off by ${cutter}`);
      }
      if (element.matches(PRESSED) && inView(element)) {
        const cover = coveredBy(element);
        if (cover !== null) found.add(`${nameOf(element)} lies under ${cover}`);
      }
      if (element.matches('button, a[href]') && spills(element)) found.add(`${nameOf(element)} spills over its edge`);
      if (!ownText(element) || style.overflowX === 'visible' || style.overflowX === 'auto') continue;
      if (element.scrollWidth <= element.clientWidth + 1) continue;
      if (style.textOverflow !== 'ellipsis') found.add(`the text of ${nameOf(element)} is cut without a sign`);
      else if (element.clientWidth < LEAST * 2)
        found.add(`${nameOf(element)} is squeezed to ${String(element.clientWidth)} px`);
    }
    return [...found];
  });
