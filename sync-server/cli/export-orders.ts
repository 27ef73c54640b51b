// Writes all orders out, page by page, so that their number does not matter: as CSV that imports again, or as NDJSON.
import type { OrganisationId } from 'shared/ids';
import { orderCsv, orderCsvHeader, orderJson } from 'shared/import/order-rows';
import type { Instant } from 'shared/instant';
import type { Database } from '../store/database';
import type { OrderPlace } from '../store/orders';
import { listOrders, placeOf } from '../store/orders';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const PAGE = 500;

export type ExportOrders = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly format: ExportFormat;
  /** Orders placed at this moment or later; null for all. */
  readonly since: Instant | null;
  /** Takes each piece; the next one is read once it is taken. */
  readonly write: (piece: string) => Promise<void>;
};

/** @returns how many orders were written */
export async function exportOrders({ db, organisation, format, since, write }: ExportOrders): Promise<number> {
  const written = format === 'csv' ? orderCsv : orderJson;
  if (format === 'csv') await write(orderCsvHeader);
  let count = 0;
  let after: OrderPlace | null = null;
  for (;;) {
    const page = await listOrders(db, organisation, { after, limit: PAGE, since });
    const last = page.at(-1);
    if (last === undefined) return count;
    await write(page.map(({ state }) => written(state)).join(''));
    count += page.length;
    after = placeOf(last);
  }
}
