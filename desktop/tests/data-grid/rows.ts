// Rows of the page under test: the same ones every time.
import type { GridSort } from '../../renderer/ui/data-grid/sort';
import type { BadgeStatus, Whereabouts } from '../../renderer/ui/marks';

export type TestRow = {
  readonly id: string;
  readonly placed: string;
  readonly customer: string;
  readonly status: BadgeStatus;
  readonly site: string;
  readonly total: number;
  readonly where: Whereabouts | null;
};

const CUSTOMERS = ['Quillfeather Books', 'Oxbow Tea', 'شركة الميناء للتجارة', 'Sable Ink Press', 'Blåfjord Handel AS'];
const STATUSES = ['placed', 'completed', 'cancelled', 'failed'] as const;
const WHERE = [null, null, 'pending', null, 'sending', null, 'rejected'] as const;

/** Newest first: the last of `before + count` stands on top. */
export function makeRows(count: number, before = 0): readonly TestRow[] {
  return Array.from({ length: count }, (_, position) => {
    const n = before + count - position;
    return {
      id: `WB-${String(n).padStart(7, '0')}`,
      placed: `${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
      customer: CUSTOMERS[n % CUSTOMERS.length] ?? '',
      status: STATUSES[n % STATUSES.length] ?? 'placed',
      site: n % 2 === 0 ? 'Quay Road' : 'Hill Street',
      total: ((n * 7919) % 500_000) / 100 - 100,
      where: WHERE[n % WHERE.length] ?? null,
    };
  });
}

const KEYS: Readonly<Record<string, (row: TestRow) => string | number>> = {
  placed: ({ placed }) => placed,
  customer: ({ customer }) => customer,
  state: ({ status }) => status,
  total: ({ total }) => total,
};

export function sortRows(rows: readonly TestRow[], sort: GridSort): readonly TestRow[] {
  if (sort.length === 0) return rows;
  return rows.toSorted((one, other) => {
    for (const { id, desc } of sort) {
      const [a, b] = [KEYS[id]?.(one) ?? '', KEYS[id]?.(other) ?? ''];
      if (a !== b) return a < b === desc ? 1 : -1;
    }
    return 0;
  });
}
