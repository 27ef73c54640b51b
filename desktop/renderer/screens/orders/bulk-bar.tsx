// While something is selected: how many, what can be done to them, and to how many of them it cannot.
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { KnownOrder } from 'shared/order/order';
import type { OrderEntry } from '../../local/board/order-entry';
import { readOrders } from '../../local/board/read-orders';
import { Act, Button } from '../../ui/controls';
import type { GridSelection } from '../../ui/data-grid/selection';
import { EVERYTHING, NOTHING, isSelected, selectedCount } from '../../ui/data-grid/selection';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { useOffers } from '../offers';
import { useSentences } from '../outcome-sentence';
import { useNow } from '../use-now';
import { useLive, useWorkplace } from '../workplace';
import type { BulkAct, DryRun } from './bulk';
import { BULK_ACTS, dryRun } from './bulk';
import { BulkDialog } from './bulk-dialog';

type Props = {
  readonly rows: readonly OrderEntry[];
  /** Shown too, and only on the server: nothing can be done to them from here. */
  readonly elsewhere: readonly OrderEntry[];
  readonly selection: GridSelection;
  readonly select: (selection: GridSelection) => void;
};

export function BulkBar({ rows, elsewhere, selection, select }: Props): ReactNode {
  const say = useSay();
  const orders = useSelected(rows, selection);
  const runs = useDryRuns(orders, useLeftOut(elsewhere, selection));
  const [asking, setAsking] = useState<BulkAct | null>(null);
  const all = rows.length + elsewhere.length;
  const count = selectedCount(selection, all);
  useBulkOffers(count, runs, setAsking);
  if (count === 0) return null;
  return (
    <div className="bulk-bar" role="region" aria-label={say('bulk.selected', { count })}>
      <b className="small">{say('bulk.selected', { count })}</b>
      {count < all && (
        <Button
          look="quiet"
          size="compact"
          onPress={() => {
            select(EVERYTHING);
          }}
        >
          {say('bulk.all', { count: all })}
        </Button>
      )}
      {BULK_ACTS.map((act) => (
        <BulkButton
          key={act}
          act={act}
          run={runs?.[act] ?? null}
          ask={() => {
            setAsking(act);
          }}
        />
      ))}
      <span className="at-end">
        <Button
          look="quiet"
          size="compact"
          onPress={() => {
            select(NOTHING);
          }}
        >
          {say('bulk.clear')} <kbd>Esc</kbd>
        </Button>
      </span>
      {asking !== null && runs !== null && (
        <BulkDialog
          act={asking}
          run={runs[asking]}
          close={() => {
            setAsking(null);
          }}
          done={() => {
            setAsking(null);
            select(NOTHING);
          }}
        />
      )}
    </div>
  );
}

function useBulkOffers(count: number, runs: ReturnType<typeof useDryRuns>, ask: (act: BulkAct) => void): void {
  const say = useSay();
  useOffers(
    (count === 0 ? [] : BULK_ACTS).map((act) => ({
      ...{ id: `selected-${act}`, detail: say('bulk.selected', { count }), keys: '' },
      words: say(`bulk.${act}`, { can: runs?.[act].can.length ?? 0 }),
      cannot: cannotRun(runs?.[act] ?? null, say),
      act: () => {
        ask(act);
      },
    })),
  );
}

type ButtonProps = { readonly act: BulkAct; readonly run: DryRun | null; readonly ask: () => void };

function BulkButton({ act, run, ask }: ButtonProps): ReactNode {
  const say = useSay();
  const [can, cannot] = [run?.can.length ?? 0, run?.cannot.length ?? 0];
  const reason = cannotRun(run, say);
  return (
    <>
      <Act size="compact" {...(act === 'CompleteOrder' && { look: 'primary' })} cannot={reason} onPress={ask}>
        {say(`bulk.${act}`, { can })}
      </Act>
      {cannot > 0 && <span className="small meta">{say('bulk.cannot', { cannot })}</span>}
    </>
  );
}

/** The reason of the first, where it can be done to none. */
function cannotRun(run: DryRun | null, say: Say): string | null {
  if (run === null) return say('bulk.asking');
  return run.can.length > 0 ? null : (run.cannot[0]?.reason ?? say('bulk.asking'));
}

const ids = (rows: readonly OrderEntry[], selection: GridSelection): readonly string[] =>
  selectedCount(selection, rows.length) === 0 ? [] : rows.flatMap(({ id }) => (isSelected(selection, id) ? [id] : []));

/** The selected orders as they are now; null while they are being read. */
function useSelected(rows: readonly OrderEntry[], selection: GridSelection): readonly KnownOrder[] | null {
  const { database } = useWorkplace();
  const [read, setRead] = useState<readonly KnownOrder[] | null>(null);
  useEffect(() => {
    let overtaken = false;
    const chosen = ids(rows, selection);
    const look = async () => {
      const orders = chosen.length === 0 ? [] : await readOrders(database, chosen);
      if (!overtaken) setRead(orders);
    };
    void look();
    return () => {
      overtaken = true;
    };
  }, [database, rows, selection]);
  return read;
}

function useLeftOut(rows: readonly OrderEntry[], selection: GridSelection): DryRun['cannot'] {
  const say = useSay();
  const reason = say('older.bulk');
  return rows.flatMap(({ id, number }) => (isSelected(selection, id) ? [{ number, reason }] : []));
}

function useDryRuns(
  orders: readonly KnownOrder[] | null,
  leftOut: DryRun['cannot'],
): Readonly<Record<BulkAct, DryRun>> | null {
  const { actor, settings, person } = useWorkplace();
  const known = useLive(settings) ?? undefined;
  const now = useNow();
  const { notDone } = useSentences();
  if (orders === null) return null;
  const seen = { settings: known, organisation: person.organisationId, actor: actor(), now };
  const run = (act: BulkAct): DryRun => {
    const { can, cannot } = dryRun(act, orders, seen, notDone);
    return { can, cannot: [...cannot, ...leftOut] };
  };
  return { CompleteOrder: run('CompleteOrder'), CancelOrder: run('CancelOrder') };
}
