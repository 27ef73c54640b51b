// `waybill export orders`: all orders on standard output, as CSV that imports again or as NDJSON.
import { instantFrom } from 'shared/instant';
import type { Instant } from 'shared/instant';
import type { RunCommand } from './command';
import { EXIT } from './exit-codes';
import { EXPORT_FORMATS, exportOrders } from './export-orders';
import { CommandFailure } from './failure';
import { withStore } from './with-store';

export const orders: RunCommand = async (context) => {
  const typed = context.text('format') ?? 'csv';
  const format = EXPORT_FORMATS.find((one) => one === typed);
  if (format === undefined)
    throw new CommandFailure(EXIT.usage, `"${typed}" is no format; there are ${EXPORT_FORMATS.join(', ')}.`);
  const since = sinceOf(context.text('since'));
  return withStore(context, async ({ db, organisation }) => {
    const count = await exportOrders({ db, organisation, format, since, write: context.terminal.write });
    context.terminal.tell(`${count} orders.`);
    return EXIT.ok;
  });
};

function sinceOf(typed: string | undefined): Instant | null {
  if (typed === undefined) return null;
  const since = instantFrom(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T00:00:00Z` : typed);
  if (since === null)
    throw new CommandFailure(EXIT.usage, `"${typed}" is no moment; write it as 2026-01-31 or 2026-01-31T12:00:00Z.`);
  return since;
}
