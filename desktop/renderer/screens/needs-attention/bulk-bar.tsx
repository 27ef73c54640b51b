// Acts on several refusals at once: what would go through is known before, and what became of each is said after.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { Act, Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { useKeys } from './use-keys';
import { useVerdicts } from './use-verdicts';
import { useWays } from './use-ways';

export type BulkAct = 'again' | 'discard';
export type BulkResult = { readonly row: OutboxRow; readonly fault: string | null };
export type Results = { readonly act: BulkAct; readonly each: readonly BulkResult[] };

type Props = {
  readonly selected: readonly OutboxRow[];
  readonly clear: () => void;
  readonly done: () => void;
  readonly show: (results: Results) => void;
};

export function BulkBar({ selected, clear, done, show }: Props): ReactNode {
  const say = useSay();
  const run = useBulk(show);
  const [isRunning, setRunning] = useState(false);
  const verdicts = useVerdicts(selected, useLive(useWorkplace().localCounts));
  const can = selected.filter(({ id }) => verdicts.get(id) === null);
  const cannot = selected.length - can.length;
  const start = async (act: BulkAct, rows: readonly OutboxRow[]) => {
    if (isRunning || rows.length === 0) return;
    setRunning(true);
    await run(act, rows);
    setRunning(false);
    done();
  };
  const again = () => void start('again', can);
  const discard = () => void start('discard', selected);
  useKeys((press) => {
    if (press === 'again') again();
    else if (press === 'discard') discard();
    return press === 'again' || press === 'discard';
  });
  return (
    <footer className="ways">
      <div className="row wrap">
        <span className="small strong" role="status">
          {say('attention.selected', { count: selected.length })}
        </span>
        <Act look="primary" cannot={can.length > 0 ? null : say('attention.bulk.none')} onPress={again}>
          <Icon name="pencil" small />
          {say('attention.bulk.again', { count: can.length })} <kbd>E</kbd>
        </Act>
        {cannot > 0 && <span className="small meta">{say('attention.bulk.cannot', { count: cannot })}</span>}
        <Button look="quiet" onPress={clear}>
          {say('attention.bulk.clear')} <kbd>Esc</kbd>
        </Button>
        <span className="at-end">
          <Button look="bad" onPress={discard}>
            {say('attention.bulk.discard', { count: selected.length })} <kbd>#</kbd>
          </Button>
        </span>
      </div>
    </footer>
  );
}

/** One after the other, so that each is decided on what the one before left. */
export function useBulk(show: (results: Results) => void): (act: BulkAct, rows: readonly OutboxRow[]) => Promise<void> {
  const ways = useWays();
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  return async (act, rows) => {
    const each: BulkResult[] = [];
    const unsent: CommandId[] = [];
    for (const row of rows) {
      const { fault, undo } = await ways[act](row);
      each.push({ row, fault });
      if (undo !== null) unsent.push(undo);
    }
    show({ act, each });
    const words = say('attention.bulk.results', {
      done: each.filter(({ fault }) => fault === null).length,
      failed: each.filter(({ fault }) => fault !== null).length,
    });
    if (unsent.length > 0) notify({ words, undo: unsent });
  };
}
