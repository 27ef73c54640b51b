// What a board shows and what the server holds, in the same words, so that they can be compared to the penny.
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Company } from '../system/company';

const exportedSchema = z.object({ number: z.string(), status: z.string(), gross: z.string(), currency: z.string() });

/** `W1-000001 Cancelled 30.60 EUR`: every row of a board short enough to be drawn as a whole; what is not on the server says so. */
export async function boardRows(page: Page): Promise<readonly string[]> {
  const rows = await page.locator('.data-body > .data-row').evaluateAll((drawn) =>
    drawn.map((row) => {
      const part = (query: string) => row.querySelector(query)?.textContent.trim() ?? '';
      const total = part('.amount')
        .replaceAll(/[\s,]/g, '')
        .replace('−', '-')
        .replace(/[A-Z]{3}$/, ' $&');
      return [part('.number'), part('.badge'), total, part('.tag')].filter((word) => word !== '').join(' ');
    }),
  );
  return rows.sort();
}

/** The same of the server's own export. */
export async function serverRows(company: Company): Promise<readonly string[]> {
  const lines = (await company.run(['export', 'orders', '--format', 'ndjson']))
    .split('\n')
    .filter((line) => line !== '');
  return lines
    .map((line) => {
      const { number, status, gross, currency } = exportedSchema.parse(JSON.parse(line));
      return `${number} ${status.charAt(0).toUpperCase()}${status.slice(1)} ${gross} ${currency}`;
    })
    .sort();
}

/** The sum of the totals in minor units of the one currency. */
export const sumOf = (rows: readonly string[]): number =>
  rows.reduce((sum, row) => sum + Math.round(Number(/(-?[\d.]+) EUR/.exec(row)?.[1]) * 100), 0);
