// The orders of the file, each with its verdict; what became of it once it was imported.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Amount } from '../../ui/amount';
import { DataGrid } from '../../ui/data-grid/data-grid';
import type { GridColumn, GridLayout } from '../../ui/data-grid/grid-types';
import { PLAIN_LAYOUT } from '../../ui/data-grid/grid-types';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import type { Whereabouts } from '../../ui/marks';
import { useGridWords } from '../language/grid-words';
import { useCountFormat, useSay } from '../language/language';
import type { Listed, RowFilter, ShownRow, Standing } from './shown-rows';
import { factsOf, reasonOf, rowsShown, warningsOf } from './shown-rows';

type Props = { readonly wizard: Listed; readonly filter: RowFilter };

export function VerdictGrid({ wizard, filter }: Props): ReactNode {
  const say = useSay();
  const [cursor, setCursor] = useState<string | null>(null);
  const [layout, setLayout] = useState<GridLayout>(PLAIN_LAYOUT);
  const known = useMemo(() => new Map<string, ShownRow>(), []);
  const source = useMemo(() => rowsShown(wizard, filter, known), [wizard, filter, known]);
  return (
    <DataGrid
      {...{ source, cursor, layout, edge }}
      label={say('import.rows')}
      words={useGridWords()}
      columns={useColumns()}
      sort={NO_SORT}
      onSort={ignore}
      onCursor={setCursor}
      onLayout={setLayout}
      empty={
        <div className="empty">
          <p className="small">{say('import.no-rows')}</p>
        </div>
      }
    />
  );
}

/** The file's own order is the one people compare with. */
const NO_SORT = [] as const;
const ignore = () => undefined;

function edge({ standing }: ShownRow): Whereabouts | null {
  if (standing.kind === 'rejected' || standing.kind === 'failed') return 'rejected';
  if (standing.kind !== 'imported') return null;
  return standing.where === 'device' ? 'pending' : standing.where === 'refused' ? 'rejected' : null;
}

type Column = GridColumn<ShownRow>;

function useColumns(): readonly Column[] {
  const say = useSay();
  const count = useCountFormat();
  return useMemo(() => {
    const figure = (value: number | null) => <span className="figures">{value === null ? '' : count(value)}</span>;
    const end = { align: 'end' } as const;
    const column = (id: string, header: string, width: number, cell: Column['cell'], rest: Partial<Column> = {}) => ({
      ...{ id, header, width, cell },
      ...rest,
    });
    return [
      column('row', say('import.col.row'), 72, ({ entry }) => figure(entry.order.rows[0] ?? null), end),
      column('verdict', say('import.col.verdict'), 140, (row) => <Pill row={row} />, { hideable: false }),
      column('order', say('import.col.order'), 116, (row) => <Order row={row} />, { hideable: false }),
      column(
        'date',
        say('import.col.date'),
        136,
        ({ entry }) => (
          <span className="figures support">{factsOf(entry).at?.slice(0, 16).replace('T', ' ') ?? ''}</span>
        ),
        { priority: 2 },
      ),
      column(
        'customer',
        say('import.col.customer'),
        120,
        ({ entry }) => <bdi className="cut">{factsOf(entry).customer}</bdi>,
        { flex: 1, priority: 1 },
      ),
      column('lines', say('import.col.lines'), 68, ({ entry }) => figure(factsOf(entry).lines), {
        ...end,
        priority: 4,
      }),
      column('items', say('import.col.items'), 76, ({ entry }) => figure(factsOf(entry).items), {
        ...end,
        priority: 3,
      }),
      column('total', say('import.col.total'), 150, (row) => <Total row={row} />, end),
      column('reason', say('import.col.reason'), 200, (row) => <Reason row={row} />, { flex: 3 }),
    ];
  }, [say, count]);
}

function Order({ row: { entry } }: { readonly row: ShownRow }): ReactNode {
  const say = useSay();
  const { number } = factsOf(entry);
  return number === '' ? (
    <span className="meta">{say('import.whole-file')}</span>
  ) : (
    <bdi className="code">{number}</bdi>
  );
}

function Total({ row: { entry, standing } }: { readonly row: ShownRow }): ReactNode {
  const { total } = factsOf(entry);
  if (total === null) return null;
  return <Amount of={total} provisional={standing.kind === 'imported' && standing.where === 'device'} />;
}

function Reason({ row }: { readonly row: ShownRow }): ReactNode {
  const why = reasonOf(row, useSay());
  const isBad = row.standing.kind === 'rejected' || row.standing.kind === 'failed' || row.standing.kind === 'kept';
  const isWarned = row.standing.kind === 'new' && why !== '';
  return (
    <span className={`cut ${isBad ? 'is-bad' : isWarned ? 'is-warned' : 'meta'}`} title={why}>
      {why}
    </span>
  );
}

type Look = { readonly look: string; readonly icon: IconName };
const LOOKS = {
  new: { look: 'ok', icon: 'plus' },
  changed: { look: 'info', icon: 'pencil' },
  unchanged: { look: 'mute', icon: 'equal' },
  rejected: { look: 'bad', icon: 'x' },
  failed: { look: 'bad', icon: 'x' },
  waiting: { look: 'mute', icon: 'clock' },
  left: { look: 'warn', icon: 'warning' },
  imported: { look: 'ok', icon: 'check' },
  withdrawn: { look: 'mute', icon: 'undo' },
  cancelled: { look: 'mute', icon: 'undo' },
  kept: { look: 'warn', icon: 'warning' },
} as const satisfies Record<Standing['kind'], Look>;

const NAMES = {
  new: 'import.new',
  changed: 'import.changed',
  unchanged: 'import.unchanged',
  rejected: 'import.rejected',
  failed: 'import.rejected',
  waiting: 'import.waiting',
  left: 'import.left',
  imported: 'import.imported',
  withdrawn: 'import.withdrawn',
  cancelled: 'import.cancelled-again',
  kept: 'import.kept',
} as const satisfies Record<Standing['kind'], string>;

/** A verdict about a row. */
function Pill({ row: { entry, standing } }: { readonly row: ShownRow }): ReactNode {
  const say = useSay();
  const isWarned = standing.kind === 'new' && warningsOf(entry).length > 0;
  const { look, icon } = isWarned ? LOOKS.left : LOOKS[standing.kind];
  return (
    <span className={`pill ${look}`}>
      <Icon name={icon} small />
      {say(isWarned ? 'import.new-warned' : NAMES[standing.kind])}
    </span>
  );
}
