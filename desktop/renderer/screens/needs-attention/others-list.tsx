// The list of what was refused to others: a manager reads it, and takes over what they want to deal with.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { OutboxRow } from '../../local/store';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { arranged, entriesOf } from './arranged';
import { Queue } from './queue';
import { Refusal } from './refusal';
import type { Triage } from './use-triage';
import { useTriage } from './use-triage';
import { useAbout } from './use-about';
import { useKeys } from './use-keys';
import { useTakeOver } from './use-take-over';
import { useWays } from './use-ways';

export function OthersList({ rows }: { readonly rows: readonly OutboxRow[] }): ReactNode {
  const say = useSay();
  const all = useMemo(() => arranged(rows, []), [rows]);
  const entries = useMemo(() => entriesOf(all), [all]);
  const triage = useTriage(entries);
  const ids = useMemo(() => new Set(triage.selected.map(({ id }) => id)), [triage.selected]);
  const { chosen } = triage;
  if (chosen === undefined)
    return (
      <div className="empty">
        <p className="heading">{say('attention.others.empty')}</p>
        <p className="small">{say('attention.others.empty.why')}</p>
      </div>
    );
  return (
    <div className="split">
      <Queue groups={all.groups} chosen={chosen.id} selected={ids} choose={triage.choose} mark={triage.mark} />
      <Reading key={chosen.id} row={chosen} triage={triage} />
    </div>
  );
}

function Reading({ row, triage }: { readonly row: OutboxRow; readonly triage: Triage }): ReactNode {
  const say = useSay();
  const about = useAbout(row);
  const ways = useWays();
  const takeOver = useTakeOver();
  const [fault, setFault] = useState<string | null>(null);
  const { selected, goOn, cleared, press } = triage;
  const { held } = about;
  const take = async () => {
    const found = await takeOver(selected.length > 0 ? selected : [row]);
    setFault(found);
    if (selected.length > 0) cleared();
    else if (found === null) goOn();
  };
  const open =
    held?.type === 'order'
      ? () => {
          ways.open(held.id);
        }
      : null;
  useKeys((pressed) => {
    if (press(pressed)) return true;
    if (pressed === 'take-over') void take();
    else if (pressed === 'open') open?.();
    else return false;
    return true;
  });
  return (
    <section className="work">
      <Refusal row={row} about={about} fault={fault} />
      <footer className="ways">
        <div className="row wrap">
          <Button look="primary" onPress={() => void take()}>
            <Icon name="inbox" small />
            {say('attention.take-over', { count: selected.length })} <kbd>T</kbd>
          </Button>
          {open !== null && (
            <Button onPress={open}>
              {say('attention.open')} <kbd>↵</kbd>
            </Button>
          )}
          <span className="small meta grow">{say('attention.take-over.why')}</span>
        </div>
      </footer>
    </section>
  );
}
