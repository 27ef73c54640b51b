// Which orders are listed, with how many there are of each; and the way to those that were not taken.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import { tallyOf } from './results';
import { saveText } from './save-text';
import type { Listed, RowFilter } from './shown-rows';
import { errorsOf } from './shown-rows';
import { useImporter } from './use-importer';

type Props = { readonly wizard: Listed; readonly filter: RowFilter; readonly choose: (filter: RowFilter) => void };

export function FilterBar({ wizard, filter, choose }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const tally = tallyOf(wizard.entries);
  const began = wizard.step !== 'dry-run';
  const imported = began ? [...wizard.results.values()].filter(({ type }) => type === 'imported').length : 0;
  const first: readonly [RowFilter, number] = began ? ['imported', imported] : ['new', tally.new];
  const filters: readonly (readonly [RowFilter, number])[] = [
    ['all', wizard.entries.length],
    first,
    ['changed', tally.changed],
    ['unchanged', tally.unchanged],
    ['rejected', tally.rejected],
  ];
  return (
    <div className="import-line row">
      <div className="segments" role="group" aria-label={say('import.show')}>
        {filters.map(([one, orders]) => (
          <button
            key={one}
            type="button"
            aria-pressed={filter === one}
            onClick={() => {
              choose(one);
            }}
          >
            {say(`import.${one}`)} <span className="count">{count(orders)}</span>
          </button>
        ))}
      </div>
      <RejectedRows wizard={wizard} />
    </div>
  );
}

function RejectedRows({ wizard }: { readonly wizard: Listed }): ReactNode {
  const say = useSay();
  const { now } = useWorkplace();
  const { importer } = useImporter();
  const tally = tallyOf(wizard.entries);
  const isLeft = wizard.step === 'report' && wizard.results.size < tally.new;
  const failed = wizard.step !== 'dry-run' && [...wizard.results.values()].some(({ type }) => type === 'rejected');
  if (tally.rejected + tally.changed === 0 && !isLeft && !failed) return null;
  const save = async () => {
    const csv = await importer.rejectedRows(errorsOf(wizard, say));
    const name = wizard.file.name.replace(/\.[^.]*$/, '');
    saveText(csv, `${name}-rejected-${now().slice(0, 10)}.csv`);
  };
  return (
    <span className="at-end">
      <Button size="compact" onPress={() => void save()}>
        <Icon name="download" small />
        {say('import.rejected-csv')}
      </Button>
    </span>
  );
}
