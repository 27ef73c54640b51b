// Where rows come from: a set that may be larger than what is loaded, or a plain array.
// A source is a snapshot; when anything in it changes there is a new one.

export type RowSource<Row> = {
  /** How many rows the whole set has, loaded or not. */
  readonly count: number;
  /** Undefined: not loaded yet. Called often and must be cheap. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowId: (row: Row) => string;
  /** These rows are about to be seen, or are needed for an act; asking again for what is loaded or on its way does nothing. */
  readonly onRange?: (first: number, last: number) => void;
  /** Names filter and sort: another set begins at its top, while the same set keeps its place when rows come and go. */
  readonly set?: string;
};

export function arraySource<Row>(rows: readonly Row[], rowId: (row: Row) => string, set?: string): RowSource<Row> {
  const source = { count: rows.length, rowAt: (index: number) => rows[index], rowId };
  return set === undefined ? source : { ...source, set };
}

export function idAt<Row>({ rowAt, rowId }: RowSource<Row>, index: number): string | undefined {
  const row = rowAt(index);
  return row === undefined ? undefined : rowId(row);
}

/** Looks around `near` first, because rows seldom move far; -1: not there, or not loaded. */
export function indexOfRow<Row>(source: RowSource<Row>, id: string, near: number): number {
  for (let step = 0; step < source.count + Math.abs(near); step += 1) {
    if (idAt(source, near + step) === id) return near + step;
    if (step > 0 && idAt(source, near - step) === id) return near - step;
  }
  return -1;
}

/** The ids from one row to another, both included; null while one of them is not loaded. */
export function idsBetween<Row>(source: RowSource<Row>, one: number, other: number): readonly string[] | null {
  const ids: string[] = [];
  for (let index = Math.min(one, other); index <= Math.max(one, other); index += 1) {
    const id = idAt(source, index);
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}

export function loadedIds<Row>(source: RowSource<Row>): readonly string[] {
  const ids: string[] = [];
  for (let index = 0; index < source.count; index += 1) {
    const id = idAt(source, index);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/** Remembers where a row was, so that it is found again at once, and its place is known when it is gone. */
export function placeFinder() {
  let last = -1;
  return <Row>(source: RowSource<Row>, id: string | null): { readonly index: number; readonly near: number } => {
    if (id === null) last = -1;
    const index = id === null ? -1 : indexOfRow(source, id, Math.max(last, 0));
    if (index !== -1) last = index;
    return { index, near: Math.min(last, source.count - 1) };
  };
}
