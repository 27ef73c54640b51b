// How long the grid takes to stand there, and how evenly it scrolls, with twenty and a hundred thousand rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { findTestBrowser, withBrowser } from '../browser';
import { bundledDocument } from '../data-grid/bundle';
import { RUNS, median, percentile } from './measure';
import type { Line } from './report';
import { atMost } from './report';

const FRAMES = 120;
/** Two missed frames in a row would be seen. */
const FRAME_MS = 32;
/** A wheel turned fast, and a scrollbar that is dragged: a whole screen per frame. */
const PACES = [
  { name: 'wheel', pixels: 120, limit: atMost(FRAME_MS) },
  { name: 'scrollbar', pixels: 600, limit: null },
] as const;

/** No line where there is no browser; the search for one has said so. */
export async function gridScroll(): Promise<readonly Line[]> {
  const browser = await findTestBrowser();
  if (browser === null) return [];
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-grid-'));
  const file = join(folder, 'grid.html');
  writeFileSync(file, await bundledDocument());
  try {
    return await withBrowser(browser, join(folder, 'profile'), async (context) => {
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      return [...(await measured(page, 20_000)), ...(await measured(page, 100_000))];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(page: Page, rows: number): Promise<readonly Line[]> {
  const mounts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) mounts.push(z.number().parse(await page.evaluate(`show(${String(rows)})`)));
  const many = rows.toLocaleString('en');
  const lines: Line[] = [
    { what: `grid of ${many} rows until its rows are painted`, value: median(mounts), unit: 'ms', limit: null },
  ];
  for (const { name, pixels, limit } of PACES) {
    const p95s: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const frames = await page.evaluate(`scroll(${String(FRAMES)}, ${String(pixels)})`);
      p95s.push(percentile(z.array(z.number()).parse(frames), 95));
    }
    lines.push({ what: `  a frame of scrolling by ${name}, p95`, value: median(p95s), unit: 'ms', limit });
  }
  return lines;
}
