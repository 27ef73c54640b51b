// Where one is on the way.
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { Wizard } from './wizard';

const STEPS = ['file', 'columns', 'dry-run', 'import', 'report'] as const;
type Step = (typeof STEPS)[number];

const SHOWN: Readonly<Record<Wizard['step'], Step>> = {
  file: 'file',
  opening: 'file',
  columns: 'columns',
  checking: 'dry-run',
  'dry-run': 'dry-run',
  import: 'import',
  elsewhere: 'import',
  report: 'report',
};

export function Steps({ wizard }: { readonly wizard: Wizard }): ReactNode {
  const say = useSay();
  const at = STEPS.indexOf(SHOWN[wizard.step]);
  return (
    <div className="row steps-row">
      <ol className="row steps" aria-label={say('import.steps')}>
        {STEPS.map((step, position) => (
          <li
            key={step}
            className={position < at ? 'done' : position === at ? 'now' : ''}
            aria-current={position === at ? 'step' : undefined}
          >
            <span className="ring">{position < at ? <Icon name="check" small /> : position + 1}</span>
            {say(`import.step.${step}`)}
          </li>
        ))}
      </ol>
      {at < STEPS.indexOf('import') && <span className="small support at-end">{say('import.nothing-written')}</span>}
    </div>
  );
}
