// What each order of the file says of itself in the list, at any step, and which orders a filter shows. Pure.
import type { Money } from 'shared/money';
import { money } from 'shared/money';
import type { Instant } from 'shared/instant';
import { reasonCode } from 'shared/import/reasons';
import type { ImportCode, Warning } from 'shared/import/verdict';
import type { RowSource } from '../../ui/data-grid/row-source';
import type { Say } from '../language/language';
import type { Result, Undone } from './results';
import type { Entry, Imported, Undo, Verdict, Wizard } from './wizard';

export type Standing =
  | { readonly kind: 'new' | 'changed' | 'unchanged' | 'rejected' | 'waiting' | 'left' }
  | { readonly kind: 'imported'; readonly where: 'server' | 'device' | 'refused' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'withdrawn' | 'cancelled' }
  | { readonly kind: 'kept'; readonly why: string };

export type ShownRow = { readonly id: string; readonly entry: Entry; readonly standing: Standing };
export type RowFilter = 'all' | Verdict | 'imported';
export type Listed = Extract<Wizard, { step: 'dry-run' | 'import' | 'report' }>;

/** Rows that say the same are the same row, so that a list of ten thousand draws only what changed. */
export function rowsShown(wizard: Listed, filter: RowFilter, known: Map<string, ShownRow>): RowSource<ShownRow> {
  const positions = [...wizard.entries.keys()].filter((position) => isShown(wizard, position, filter));
  const rowAt = (index: number) => {
    const position = positions[index];
    const entry = position === undefined ? undefined : wizard.entries[position];
    if (position === undefined || entry === undefined) return undefined;
    const standing = standingOf(wizard, entry, position);
    const name = `${position} ${JSON.stringify(standing)}`;
    const row = known.get(name) ?? { id: String(position), entry, standing };
    known.set(name, row);
    return row;
  };
  return { count: positions.length, rowAt, rowId: ({ id }) => id, set: filter };
}

function isShown(wizard: Listed, position: number, filter: RowFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'imported') return 'results' in wizard && wizard.results.get(position)?.type === 'imported';
  return wizard.entries[position]?.verdict === filter;
}

function standingOf(wizard: Listed, { verdict }: Entry, position: number): Standing {
  if (wizard.step === 'dry-run' || verdict !== 'new') return { kind: verdict };
  const undone = wizard.step === 'report' ? undoneAt(wizard.undo, position) : null;
  if (undone !== null) return undone;
  const result = wizard.results.get(position);
  if (result === undefined) return { kind: wizard.step === 'import' ? 'waiting' : 'left' };
  return result.type === 'imported' ? placed(result, wizard) : { kind: 'failed', code: result.code };
}

function undoneAt(undo: Undo | null, position: number): Standing | null {
  const undone: Undone | undefined = undo?.undone.get(position);
  if (undone === undefined) return null;
  return undone.type === 'kept' ? { kind: 'kept', why: undone.why } : { kind: undone.type };
}

function placed({ seq }: Extract<Result, { type: 'imported' }>, { fates }: Imported): Standing {
  if (fates.refused.includes(seq)) return { kind: 'imported', where: 'refused' };
  const isConfirmed = seq <= fates.upTo && (fates.firstOpen === null || seq < fates.firstOpen);
  return { kind: 'imported', where: isConfirmed ? 'server' : 'device' };
}

export const warningsOf = ({ order: { verdict } }: Entry): readonly Warning[] =>
  verdict.type === 'rejected' ? [] : verdict.warnings;

/** Why, in words; '' where there is nothing to say. */
export function reasonOf({ entry, standing }: ShownRow, say: Say): string {
  switch (standing.kind) {
    case 'rejected':
      return rejectionWords(entry, say);
    case 'changed':
      return say('import.is-changed');
    case 'unchanged':
      return say('import.is-here');
    case 'imported':
      return say(WHERE[standing.where]);
    case 'failed':
      return say(`import.reason.${reasonCode(standing.code)}`);
    case 'left':
      return say('import.reason.left');
    case 'kept':
      return standing.why;
    case 'new':
    case 'waiting':
      return warningsOf(entry)
        .map(({ code, row, detail }) => whyWords(code, { row, column: null, detail }, say))
        .join('; ');
    case 'withdrawn':
    case 'cancelled':
      return '';
  }
}

const WHERE = {
  server: 'import.on-server',
  device: 'import.on-device',
  refused: 'import.refused-by-server',
} as const;

function rejectionWords({ order: { verdict } }: Entry, say: Say): string {
  return verdict.type === 'rejected' ? whyWords(verdict.code, verdict, say) : '';
}

type Place = { readonly row: number | null; readonly column: string | null; readonly detail: string };

function whyWords(code: ImportCode | Warning['code'], { row, column, detail }: Place, say: Say): string {
  const plain = say(`import.reason.${reasonCode(code)}`);
  const why = detail === '' ? plain : say('import.why-with', { why: plain, detail });
  if (row === null) return why;
  return column === null ? say('import.place', { why, row }) : say('import.place.column', { why, row, column });
}

/** By row of the file, for the rows that were not taken. */
export function errorsOf(wizard: Listed, say: Say): readonly (readonly [number, string])[] {
  return wizard.entries.flatMap((entry, position) => {
    const standing = standingOf(wizard, entry, position);
    if (!['rejected', 'changed', 'failed', 'left'].includes(standing.kind)) return [];
    const error = reasonOf({ id: '', entry, standing }, say);
    return entry.order.rows.map((row) => [row, error] as const);
  });
}

export type Facts = {
  readonly number: string;
  readonly at: Instant | null;
  readonly customer: string;
  readonly lines: number | null;
  readonly items: number | null;
  readonly total: Money | null;
};

export function factsOf({ order: { key, verdict } }: Entry): Facts {
  if (verdict.type === 'rejected')
    return { number: key ?? '', at: null, customer: '', lines: null, items: null, total: null };
  const { payload, occurredAt, gross } = verdict.placement;
  return {
    number: payload.number,
    at: occurredAt,
    customer: payload.contact?.fullName ?? '',
    lines: payload.lines.length,
    items: payload.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total: money(gross, payload.currency),
  };
}
