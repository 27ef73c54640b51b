// The third step: what importing would do, order by order, in figures that add up. Nothing is written yet.
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { Keys } from '../../ui/keys';
import { Act, Button, Why } from '../../ui/controls';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { FilterBar } from './filter-bar';
import { DECIMAL_SHOWN, DELIMITER_WORDS } from './notations';
import { judgedOf, summariesByCurrency, tallyOf } from './results';
import type { RowFilter } from './shown-rows';
import { Sum } from './sums';
import { useImporter } from './use-importer';
import { VerdictGrid } from './verdict-grid';
import type { Verdict, Wizard } from './wizard';

type Props = { readonly wizard: Extract<Wizard, { step: 'dry-run' }> };

export function DryRunStep({ wizard }: Props): ReactNode {
  const [filter, setFilter] = useState<RowFilter>('all');
  return (
    <>
      <Figures wizard={wizard} />
      <FilterBar wizard={wizard} filter={filter} choose={setFilter} />
      <VerdictGrid wizard={wizard} filter={filter} />
      <Foot wizard={wizard} />
    </>
  );
}

const VERDICTS = ['new', 'changed', 'unchanged', 'rejected'] as const satisfies readonly Verdict[];
const ICONS = { new: 'plus', changed: 'pencil', unchanged: 'equal', rejected: 'x' } as const satisfies Record<
  Verdict,
  IconName
>;

function Figures({ wizard: { entries } }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const tally = tallyOf(entries);
  const sums = useMemo(() => summariesByCurrency(judgedOf(entries, null)), [entries]);
  const rejectedRows = entries
    .filter(({ verdict }) => verdict === 'rejected')
    .reduce((sum, { order }) => sum + order.rows.length, 0);
  const notes: Readonly<Record<Verdict, ReactNode>> = {
    new: sums.some(({ sales, credits }) => sales + credits > 0)
      ? sums.map(({ currency, sales, credits, salesTotal, creditsTotal }) => (
          <span key={currency} className="row wrap">
            {sales > 0 && <Sum text={salesTotal ?? '0'} currency={currency} />}
            {credits > 0 && <Sum text={creditsTotal ?? '0'} currency={currency} />}
          </span>
        ))
      : say('import.nothing-new'),
    changed: say('import.changed.why'),
    unchanged: say('import.unchanged.why'),
    rejected: say('import.rejected.why', { rows: rejectedRows }),
  };
  return (
    <>
      <div className="tiles">
        <div>
          <span className="small label">{say('import.in-file')}</span>
          <span className="figure large">{count(entries.length)}</span>
          <span className="small meta">= {VERDICTS.map((verdict) => count(tally[verdict])).join(' + ')}</span>
        </div>
        {VERDICTS.map((verdict) => (
          <div key={verdict}>
            <span className={`row small label of-${verdict}`}>
              <Icon name={ICONS[verdict]} small />
              {say(`import.${verdict}`)}
            </span>
            <span className="figure large">{count(tally[verdict])}</span>
            <span className="small meta">{notes[verdict]}</span>
          </div>
        ))}
      </div>
      <div className="share-bar" role="img" aria-label={say('import.proof', tally)}>
        {VERDICTS.map((verdict) => (
          <span key={verdict} className={verdict} style={{ flexGrow: tally[verdict] }} />
        ))}
      </div>
    </>
  );
}

function Foot({ wizard }: Props): ReactNode {
  const say = useSay();
  const { importer } = useImporter();
  const { inspection, entries } = wizard;
  const fresh = tallyOf(entries).new;
  const cannot = fresh === 0 ? say('import.nothing-to-begin') : null;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && fresh > 0) void importer.begin();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [importer, fresh]);
  const read = {
    profile: say(`import.profile.${inspection.choice.profile}`),
    encoding: inspection.encoding.toUpperCase(),
    delimiter: say(DELIMITER_WORDS[inspection.delimiter]),
    decimal: inspection.decimal === 'plain' ? say('import.decimal.plain') : DECIMAL_SHOWN[inspection.decimal],
  };
  return (
    <footer className="import-foot">
      {cannot === null ? (
        <span className="row small support">
          <Icon name="info" small />
          <span>{say('import.same-again', read)}</span>
        </span>
      ) : (
        <Why>{cannot}</Why>
      )}
      <span className="row at-end">
        <Button onPress={importer.back}>{say('import.back-to-columns')}</Button>
        <Act look="primary" cannot={cannot} onPress={() => void importer.begin()}>
          {say('import.begin', { count: fresh })} <Keys of="Ctrl ↵" />
        </Act>
      </span>
    </footer>
  );
}
