// The fourth step: how far it is, what of it is only here, and how fast; to be paused or cancelled at any time.
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Button, Fault } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { FilterBar } from './filter-bar';
import type { Progress } from './results';
import { progressOf } from './results';
import type { RowFilter } from './shown-rows';
import { useImporter } from './use-importer';
import { VerdictGrid } from './verdict-grid';
import type { Wizard } from './wizard';

type Props = { readonly wizard: Extract<Wizard, { step: 'import' }> };

export function ImportStep({ wizard }: Props): ReactNode {
  const say = useSay();
  const [filter, setFilter] = useState<RowFilter>('all');
  useFates(true);
  return (
    <>
      <Running wizard={wizard} />
      <FilterBar wizard={wizard} filter={filter} choose={setFilter} />
      <VerdictGrid wizard={wizard} filter={filter} />
      <footer className="import-foot">
        <span className="small support">{say('import.one-step')}</span>
      </footer>
    </>
  );
}

function Running({ wizard }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const { importer } = useImporter();
  const { pace, trouble } = wizard;
  const progress = progressOf(wizard, wizard.spentMs, wizard.before);
  const { of, done, rate, secondsLeft } = progress;
  return (
    <div className="import-run">
      <div className="row">
        <span className="figure large">{count(done)}</span>
        <span className="support">{say('import.of', { count: of })}</span>
        <span className="small support at-end figures">
          {pace === 'paused'
            ? say('import.paused')
            : rate !== null && say('import.pace', { left: secondsLeft, rate: Math.round(rate) })}
        </span>
      </div>
      <TwoTones progress={progress} label={say('import.progress')} />
      {trouble !== null && <Fault>{say('import.trouble', { what: trouble })}</Fault>}
      <div className="row loose">
        <Places progress={progress} refused={wizard.fates.refused.length} />
        <span className="small meta grow may-leave">{say('import.may-leave')}</span>
        {pace === 'running' ? (
          <Button onPress={importer.pause}>
            <Icon name="pause" small />
            {say('import.pause')}
          </Button>
        ) : (
          <Button look="primary" onPress={() => void importer.goOn()}>
            {say('import.go-on')}
          </Button>
        )}
        <Button look="bad" onPress={importer.cancel}>
          {say('import.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Solid: the server has it. Striped: only this device. */
export function TwoTones({ progress, label }: { readonly progress: Progress; readonly label: string }): ReactNode {
  const { of, done, imported, onServer } = progress;
  const share = (part: number) => ({ inlineSize: `${of === 0 ? 0 : (part * 100) / of}%` });
  return (
    <div
      className="two-tones"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
    >
      <span className="on-server" style={share(onServer)} />
      <span className="on-device" style={share(imported - onServer)} />
    </div>
  );
}

export function Places({ progress, refused }: { readonly progress: Progress; readonly refused: number }): ReactNode {
  const say = useSay();
  const { imported, onServer } = progress;
  return (
    <>
      <span className="legend on-server">{say('import.count-on-server', { count: onServer })}</span>
      <span className="legend on-device">
        {say('import.count-on-device', { count: Math.max(0, imported - onServer - refused) })}
      </span>
      {refused > 0 && <span className="small is-bad">{say('import.count-refused', { count: refused })}</span>}
    </>
  );
}

const LOOKED_AT_EVERY_MS = 500;

/** While something is not confirmed. */
export function useFates(open: boolean): void {
  const { importer } = useImporter();
  useEffect(() => {
    const look = () => {
      importer.lookAtFates().catch(() => undefined);
    };
    look();
    const timer = open ? setInterval(look, LOOKED_AT_EVERY_MS) : undefined;
    return () => {
      clearInterval(timer);
    };
  }, [importer, open]);
}
