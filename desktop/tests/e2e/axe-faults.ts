// What axe finds against WCAG 2.2 AA on the page as it stands, in sentences.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** What depends on the theme; the rest does not change with it. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

export type AxeScope = 'all' | 'colours' | 'structure' | 'zoomed';

/** What floats belongs to no landmark; what is scrolled half under the status bar only seems small. */
const OUTSIDE = {
  all: ['region'],
  colours: [],
  structure: [...COLOURS, 'region'],
  zoomed: [...COLOURS, 'region', 'target-size'],
} as const satisfies Record<AxeScope, readonly string[]>;

export async function axeFaults(page: Page, scope: AxeScope): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  // A dialog hides the page from everybody, its landmarks too.
  const hidden = (await page.locator('[role=dialog]').count()) > 0 ? ['landmark-one-main', 'page-has-heading-one'] : [];
  if (scope === 'colours') builder.withRules(COLOURS);
  else builder.withTags(WCAG).disableRules([...OUTSIDE[scope], ...hidden]);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
