// A table seen through a profile: cells by what they say instead of by position.
import type { Currency } from '../currency';
import { withoutGuard } from './formula-guard';
import type { DecimalStyle } from './number-cell';
import { decimalStyleOf } from './number-cell';
import type { Field, Profile } from './profile';
import { NEEDED_FIELDS } from './profile';
import type { Row, Table } from './table';
import type { Rejection } from './verdict';
import { rejected } from './verdict';

export type Sheet = {
  readonly profile: Profile;
  readonly rows: readonly Row[];
  /** Columns of a field in the order the profile names them: the first that is not blank counts. */
  readonly columns: ReadonlyMap<Field, readonly number[]>;
  readonly style: DecimalStyle;
  readonly currency: Currency | null;
};

/** Names match without regard to case, spaces, `_` and `-`. */
export const comparableName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Whether the profile reads a column of this name. */
export function wantedBy(profile: Profile): (name: string) => boolean {
  const wanted = new Set(Object.values(profile.columns).flatMap((names) => names.map(comparableName)));
  return (name) => wanted.has(comparableName(name));
}

/** The sheet, or what its header lacks or names twice. */
export function sheetOf(table: Table, profile: Profile): Sheet | Rejection {
  const header = table.header.map(comparableName);
  const columns = new Map<Field, readonly number[]>();
  for (const [field, names] of entriesOf(profile.columns)) {
    for (const name of names) {
      const found = positionsOf(comparableName(name), header);
      if (found.length > 1)
        return rejected('duplicate-columns', { column: name }, `${found.length} columns are named ${name}`);
      columns.set(field, [...(columns.get(field) ?? []), ...found]);
    }
  }
  const missing = NEEDED_FIELDS.filter((field) => (columns.get(field) ?? []).length === 0);
  if (missing.length > 0)
    return rejected(
      'missing-columns',
      {},
      missing.map((field) => profile.columns[field]?.join(' or ') ?? field).join(', '),
    );
  const style = profile.decimal === 'either' ? decimalStyleOf(numbersOf(table.rows, columns)) : profile.decimal;
  return { profile, rows: table.rows, columns, style, currency: profile.currency };
}

/** What the row says about the field; '' where it says nothing. */
export function cellOf({ columns }: Pick<Sheet, 'columns'>, row: Row, field: Field): string {
  for (const column of columns.get(field) ?? []) {
    const cell = (row.cells[column] ?? '').trim();
    if (cell !== '') return withoutGuard(cell);
  }
  return '';
}

/** The name the file's header goes by for a field, for pointing at it. */
export const columnName = ({ profile }: Pick<Sheet, 'profile'>, field: Field): string =>
  profile.columns[field]?.[0] ?? field;

const NUMBER_FIELDS: readonly Field[] = ['unitPrice', 'orderDiscount', 'shipping', 'total'];

function* numbersOf(rows: readonly Row[], columns: Sheet['columns']): Iterable<string> {
  for (const row of rows) for (const field of NUMBER_FIELDS) yield cellOf({ columns }, row, field);
}

const positionsOf = (name: string, header: readonly string[]) =>
  [...header.keys()].filter((position) => header[position] === name);

function entriesOf(columns: Profile['columns']): readonly (readonly [Field, readonly string[]])[] {
  return Object.entries(columns).flatMap(([field, names]) =>
    isField(field, columns) ? [[field, names] as const] : [],
  );
}

const isField = (name: string, columns: Profile['columns']): name is Field => name in columns;
