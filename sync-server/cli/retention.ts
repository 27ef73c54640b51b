// `waybill retention …`: what would be removed by the settings, and removing it.
import type { RetentionPlan } from 'shared/contract/admin/retention';
import { systemClock } from '../clock';
import { keepingOf, planRetention, runRetention } from '../retention/retention';
import type { RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { printTable } from './table';
import { withStore } from './with-store';

export const plan: RunCommand = (context) =>
  withStore(context, async ({ db, organisation, config }) => {
    const planned = await planRetention({ db, organisation, clock: systemClock, keeping: keepingOf(config) });
    if (context.terminal.wantsJson) context.terminal.printJson(planned);
    else printTable(context.terminal, linesOf(planned));
    return EXIT.ok;
  });

export const run: RunCommand = (context) =>
  withStore(context, async ({ db, organisation, config }) => {
    const { terminal } = context;
    const retention = { db, organisation, clock: systemClock, keeping: keepingOf(config) };
    const planned = await planRetention(retention);
    const rows = planned.items.reduce((sum, item) => sum + item.rows, 0);
    if (context.isSet('dry-run') || rows === 0) {
      if (terminal.wantsJson) terminal.printJson({ removed: {}, planned });
      else terminal.print(rows === 0 ? 'There is nothing to remove.' : `Would remove ${said(planned)}.`);
      return EXIT.ok;
    }
    await confirm(context, `Remove ${said(planned)}? Receipts and events stay.`);
    const removed = await runRetention(retention, { by: 'command-line' });
    if (terminal.wantsJson) terminal.printJson({ removed, planned });
    else
      terminal.print(
        `Removed ${Object.entries(removed)
          .map(([item, n]) => `${n} of ${item}`)
          .join(', ')}.`,
      );
    return EXIT.ok;
  });

const linesOf = ({ items }: RetentionPlan) =>
  items.map(({ item, keptForMs, before, rows }) => ({
    item,
    keptForDays: keptForMs === null ? 'for ever' : keptForMs / 86_400_000,
    before,
    rows,
  }));

const said = ({ items }: RetentionPlan) =>
  items
    .filter(({ rows }) => rows > 0)
    .map(({ item, rows }) => `${rows} of ${item}`)
    .join(', ');
