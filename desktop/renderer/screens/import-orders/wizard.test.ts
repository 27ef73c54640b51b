import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstChoice } from 'shared/import/choice';
import type { Inspection } from 'shared/import/inspect';
import { rejected } from 'shared/import/verdict';
import type { Wizard, WizardEvent } from './wizard';
import { NO_FATES, atStart, mayCheck, wizardAfter } from './wizard';

const HEADER = ['order', 'date', 'sku', 'quantity', 'unit_price'];
const inspection = (missing: Inspection['missing'] = []): Inspection => ({
  ...{ type: 'inspected', choice: firstChoice(HEADER), header: HEADER, rowCount: 3, encoding: 'utf-8', delimiter: ',' },
  ...{ decimal: 'plain', dates: [], fields: [], missing, rows: [] },
});
const file = { name: 'orders.csv', size: 9 };
const entries = [{ order: { key: null, rows: [2], verdict: rejected('missing-order') }, verdict: 'rejected' }] as const;
const results = new Map();

const EVENTS: readonly WizardEvent[] = [
  { type: 'chosen', file },
  { type: 'resuming', file },
  { type: 'looked', inspection: inspection(), remembered: false },
  { type: 'looked', inspection: inspection(['date']), remembered: true },
  { type: 'unreadable', fault: 'empty-file' },
  { type: 'checking' },
  { type: 'read', orders: 7 },
  { type: 'judged', entries },
  { type: 'back' },
  { type: 'began', choice: firstChoice(HEADER), entries, results },
  { type: 'placed', results, spentMs: 5 },
  { type: 'paced', pace: 'paused', trouble: null },
  { type: 'confirmed', fates: NO_FATES },
  { type: 'ended', how: 'cancelled' },
  { type: 'undone', undo: { status: 'done', undone: new Map() } },
  { type: 'elsewhere', file },
  { type: 'again' },
];
const [chosen, , looked, lacking, , checking, , judged, back, began, placed, , , ended] = EVENTS;
const after = (...events: readonly (WizardEvent | undefined)[]): Wizard =>
  events.reduce<Wizard>((wizard, event) => (event === undefined ? wizard : wizardAfter(wizard, event)), atStart);

test('WIZ-1 a file goes through its five steps, and back to its columns as long as nothing is written', () => {
  expect(after(chosen)).toEqual({ step: 'opening', file, resumed: false });
  expect(after(chosen, looked)).toMatchObject({ step: 'columns', file });
  expect(after(chosen, looked, checking, judged)).toMatchObject({ step: 'dry-run', entries });
  expect(after(chosen, looked, checking, judged, back)).toMatchObject({ step: 'columns' });
  expect(after(chosen, looked, checking, judged, began)).toMatchObject({ step: 'import', pace: 'running' });
  expect(after(chosen, looked, checking, judged, began, placed, ended)).toMatchObject({
    step: 'report',
    ended: 'cancelled',
  });
});

test('WIZ-1 without the columns an order needs there is no dry run, and without a dry run no import', () => {
  expect(mayCheck(after(chosen, lacking))).toBe(false);
  expect(after(chosen, lacking, checking)).toMatchObject({ step: 'columns' });
  expect(after(chosen, looked, began)).toMatchObject({ step: 'columns' });
});

/** What may follow each step; all else would be a leap. */
const NEXT: Readonly<Record<Wizard['step'], readonly Wizard['step'][]>> = {
  file: ['opening', 'elsewhere'],
  opening: ['file', 'columns', 'import', 'elsewhere'],
  columns: ['file', 'opening', 'checking', 'elsewhere'],
  checking: ['file', 'opening', 'columns', 'dry-run', 'elsewhere'],
  'dry-run': ['file', 'opening', 'columns', 'import', 'elsewhere'],
  import: ['report'],
  report: ['file', 'opening', 'elsewhere'],
  elsewhere: ['file', 'opening'],
};

test('WIZ-1 whatever happens in whatever order, no step is leapt over and a running import is not lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
      let wizard = atStart;
      for (const event of events) {
        const next = wizardAfter(wizard, event);
        if (next.step !== wizard.step) expect(NEXT[wizard.step]).toContain(next.step);
        if (wizard.step === 'opening' && next.step === 'import') expect(wizard.resumed).toBe(true);
        wizard = next;
      }
    }),
    { numRuns: 2_000 },
  );
});
