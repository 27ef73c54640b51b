// The last step: what became of every row of the file, and the way back.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Act, Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { FilterBar } from './filter-bar';
import { Places, TwoTones, useFates } from './import-step';
import { judgedOf, progressOf, summaryFor, tallyOf } from './results';
import type { RowFilter } from './shown-rows';
import { SumTable } from './sums';
import { UndoDialog } from './undo-dialog';
import { useImporter } from './use-importer';
import { VerdictGrid } from './verdict-grid';
import type { Undo, Wizard } from './wizard';

type Props = { readonly wizard: Extract<Wizard, { step: 'report' }> };

export function ReportStep({ wizard }: Props): ReactNode {
  const [filter, setFilter] = useState<RowFilter>('all');
  return (
    <>
      <Outcome wizard={wizard} />
      <FilterBar wizard={wizard} filter={filter} choose={setFilter} />
      <VerdictGrid wizard={wizard} filter={filter} />
      <Foot wizard={wizard} />
    </>
  );
}

function Outcome({ wizard }: Props): ReactNode {
  const say = useSay();
  const { entries, results, ended, fates } = wizard;
  const progress = progressOf(wizard, 0, 0);
  useFates(fates.open > 0 || fates.looked < progress.imported);
  const summary = useMemo(() => summaryFor(entries, results), [entries, results]);
  const judged = useMemo(() => judgedOf(entries, results), [entries, results]);
  const left = tallyOf(entries).new - results.size;
  const { rows, rowsImported, rowsRejected, rowsAlreadyPresent } = summary;
  return (
    <div className="import-run">
      <div className="row wrap loose">
        <span className="column tight grow" role="status">
          <span className="heading">{say(`import.ended.${ended}`, { count: progress.imported, left })}</span>
          <span className="small support">
            {say(left > 0 ? 'import.rows-proof.left' : 'import.rows-proof', {
              ...{ rows, imported: rowsImported, rejected: rowsRejected, present: rowsAlreadyPresent },
            })}
          </span>
        </span>
        <SumTable judged={judged} />
      </div>
      {wizard.undo === null ? (
        <>
          <TwoTones progress={progress} label={say('import.progress')} />
          <div className="row wrap loose">
            <Places progress={progress} refused={fates.refused.length} />
          </div>
        </>
      ) : (
        <UndoLine undo={wizard.undo} />
      )}
    </div>
  );
}

function UndoLine({ undo }: { readonly undo: Undo }): ReactNode {
  const say = useSay();
  const kinds = [...undo.undone.values()].map(({ type }) => type);
  const of = (kind: (typeof kinds)[number]) => kinds.filter((one) => one === kind).length;
  return (
    <span className="small support" role="status">
      {undo.status === 'running'
        ? say('import.undoing', { count: kinds.length })
        : say('import.undone', { withdrawn: of('withdrawn'), cancelled: of('cancelled'), kept: of('kept') })}
    </span>
  );
}

function Foot({ wizard }: Props): ReactNode {
  const say = useSay();
  const { importer } = useImporter();
  const [asking, setAsking] = useState(false);
  const { imported } = progressOf(wizard, 0, 0);
  const { undo } = wizard;
  return (
    <footer className="import-foot">
      <span className="small support">{say('import.one-step')}</span>
      <span className="row at-end">
        {undo === null && (
          <Act
            cannot={imported === 0 ? say('import.undo.none') : null}
            onPress={() => {
              setAsking(true);
            }}
          >
            <Icon name="undo" small />
            {say('import.undo')}
          </Act>
        )}
        {undo?.status !== 'running' && (
          <Button look="primary" onPress={() => void importer.again()}>
            {say('import.again')}
          </Button>
        )}
      </span>
      {asking && (
        <UndoDialog
          count={imported}
          name={wizard.file.name}
          close={() => {
            setAsking(false);
          }}
        />
      )}
    </footer>
  );
}
