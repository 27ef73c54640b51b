// What axe finds against WCAG 2.2 AA on the page as it stands, in sentences.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** What depends on the theme; the rest does not change with it. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What floats belongs to no landmark. */
const FLOATING = 'region';

export type AxeScope = 'all' | 'colours' | 'structure';

export async function axeFaults(page: Page, scope: AxeScope): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  if (scope === 'colours') builder.withRules(COLOURS);
  else builder.withTags(WCAG).disableRules(scope === 'structure' ? [...COLOURS, FLOATING] : FLOATING);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
