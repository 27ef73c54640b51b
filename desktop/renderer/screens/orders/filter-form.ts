// A filter as a person puts it together, and what becomes of it in the address. Pure.
import type { KnownOrder, Origin } from 'shared/order/order';
import { KNOWN_STATUSES, ORIGINS } from 'shared/order/order-filter';
import type { WordId } from '../language/catalog';
import { plainDecimal } from '../capture-order/plain-decimal';
import type { BoardSearch } from './board-search';
import { boardSearchSchema, ruleText } from './board-search';

export type FilterColumn = 'status' | 'customer' | 'reference' | 'gross' | 'placedAt' | 'origin' | 'hold';
export type Condition = 'is' | 'not' | 'empty' | 'filled' | 'between';

export const CONDITIONS: Readonly<Record<FilterColumn, readonly Condition[]>> = {
  status: ['is', 'not'],
  customer: ['is', 'not', 'empty', 'filled'],
  reference: ['is', 'not', 'empty', 'filled'],
  gross: ['between'],
  placedAt: ['between'],
  origin: ['is', 'not'],
  hold: ['is', 'not'],
};
export const FILTER_COLUMNS = Object.keys(CONDITIONS) as readonly FilterColumn[];

/** What can be chosen, where it is few. */
export const CHOICES = { status: KNOWN_STATUSES, origin: ORIGINS } as const;

export type TypedFilter = {
  readonly column: FilterColumn;
  readonly condition: Condition;
  readonly text: string;
  readonly chosen: readonly string[];
  /** The two ends of what lies between; '' where open. */
  readonly from: string;
  readonly to: string;
};

export const emptyFilter = (column: FilterColumn): TypedFilter => ({
  ...{ column, condition: CONDITIONS[column][0] ?? 'is', text: '', chosen: [], from: '', to: '' },
});

export type ReadFilter =
  | { readonly type: 'changes'; readonly changes: Partial<BoardSearch> }
  | { readonly type: 'fault'; readonly words: WordId };

/** @param decimal the person's own mark */
export function readFilter(typed: TypedFilter, decimal: string): ReadFilter {
  const { column, condition } = typed;
  switch (column) {
    case 'status':
    case 'origin':
      return chosenOf(typed);
    case 'customer':
    case 'reference':
      return textOf(column, typed);
    case 'gross':
      return amountsOf(typed, decimal);
    case 'placedAt':
      return daysOf(typed);
    case 'hold':
      return changes({ hold: condition === 'is' });
  }
}

const changes = (read: Partial<BoardSearch>): ReadFilter => ({ type: 'changes', changes: read });
const fault = (words: WordId): ReadFilter => ({ type: 'fault', words });

function chosenOf({ column, condition, chosen }: TypedFilter): ReadFilter {
  if (chosen.length === 0) return fault('filter.fault.choose');
  const isNot = condition === 'not';
  if (column === 'origin') {
    const origins = ORIGINS.filter((one) => chosen.includes(one));
    return changes({ origin: isNot ? undefined : origins, notOrigin: isNot ? origins : undefined });
  }
  const statuses = KNOWN_STATUSES.filter((one) => chosen.includes(one));
  return changes({ status: isNot ? undefined : statuses, notStatus: isNot ? statuses : undefined });
}

function textOf(column: 'customer' | 'reference', { condition, text }: TypedFilter): ReadFilter {
  if (condition === 'empty' || condition === 'filled') return changes({ [column]: condition });
  const rule = ruleText({ is: condition === 'not' ? 'other' : 'same', text: text.trim() });
  const read = boardSearchSchema.shape[column].parse(rule);
  return read === undefined ? fault('filter.fault.text') : changes({ [column]: read });
}

function amountsOf({ from, to }: TypedFilter, decimal: string): ReadFilter {
  const [least, most] = [from, to].map((end) => (end.trim() === '' ? '' : amountOf(end, decimal)));
  if (least === undefined || most === undefined || (least === '' && most === '')) return fault('filter.fault.amount');
  const read = boardSearchSchema.parse({ least: least || undefined, most: most || undefined });
  const isRead = (read.least ?? '') === least && (read.most ?? '') === most;
  if (!isRead) return fault('filter.fault.amount');
  if (least !== '' && most !== '' && Number(least) > Number(most)) return fault('filter.fault.ends');
  return changes({ least: read.least, most: read.most });
}

/** Undefined where it is no number. */
function amountOf(typed: string, decimal: string): string | undefined {
  const text = typed.trim();
  const minus = /^[-−]/.test(text);
  const plain = plainDecimal(text.slice(minus ? 1 : 0), decimal);
  return plain === null ? undefined : `${minus ? '-' : ''}${plain}`;
}

function daysOf({ from, to }: TypedFilter): ReadFilter {
  if (from === '' && to === '') return fault('filter.fault.day');
  if (from !== '' && to !== '' && from > to) return fault('filter.fault.ends');
  const read = boardSearchSchema.parse({ from, to });
  return changes({ from: read.from, to: read.to });
}

/** What a chip says, and which parameters it stands for. */
export type Chip = {
  readonly keys: readonly (keyof BoardSearch)[];
  readonly column: WordId | null;
  readonly condition: Condition | 'from' | 'to' | null;
  readonly values: readonly (string | { readonly words: WordId })[];
};

const notHeld: Chip = { keys: ['hold'], column: null, condition: null, values: [{ words: 'filter.not-held' }] };

/** Without what a pressed button says already. */
export function chipsOf(search: BoardSearch): readonly Chip[] {
  const { q, hold } = search;
  return [
    ...(q === undefined ? [] : [{ keys: ['q' as const], column: null, condition: null, values: [`“${q}”`] }]),
    ...listChips(search),
    ...textChips(search),
    ...range(['least', 'most'], 'column.gross', [search.least, search.most]),
    ...range(['from', 'to'], 'column.placedAt', [search.from, search.to]),
    ...(hold === false ? [notHeld] : []),
  ];
}

const stateWords = (status: KnownOrder['status']) => ({ words: `ui.state.${status}` as const });
const originWords = (origin: Origin) => ({ words: `filter.origin.${origin}` as const });

function listChips({ status, notStatus, origin, notOrigin }: BoardSearch): readonly Chip[] {
  const chip = (key: keyof BoardSearch, column: WordId, condition: Condition, values: Chip['values'] = []) =>
    values.length === 0 ? [] : [{ keys: [key], column, condition, values }];
  return [
    ...chip('status', 'column.status', 'is', status?.map(stateWords)),
    ...chip('notStatus', 'column.status', 'not', notStatus?.map(stateWords)),
    ...chip('origin', 'filter.origin', 'is', origin?.map(originWords)),
    ...chip('notOrigin', 'filter.origin', 'not', notOrigin?.map(originWords)),
  ];
}

const textChips = (search: BoardSearch): readonly Chip[] =>
  (['customer', 'reference'] as const).flatMap((key): Chip[] => {
    const rule = search[key];
    if (rule === undefined) return [];
    const column = `column.${key}` as const;
    if (rule === 'empty' || rule === 'filled') return [{ keys: [key], column, condition: rule, values: [] }];
    const condition = rule.startsWith('not:') ? 'not' : 'is';
    return [{ keys: [key], column, condition, values: [rule.slice(rule.indexOf(':') + 1)] }];
  });

function range(
  keys: readonly (keyof BoardSearch)[],
  column: WordId,
  [from, to]: readonly (string | undefined)[],
): readonly Chip[] {
  if (from !== undefined && to !== undefined) return [{ keys, column, condition: 'between', values: [from, to] }];
  if (from !== undefined) return [{ keys, column, condition: 'from', values: [from] }];
  return to === undefined ? [] : [{ keys, column, condition: 'to', values: [to] }];
}
