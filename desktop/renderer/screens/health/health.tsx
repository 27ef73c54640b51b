// How the server and everything around it is, each part with what to do; looked at again by itself.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { Health, HealthStanding } from 'shared/contract/admin/health';
import { readHealth } from 'shared/contract/admin/health';
import { Button } from '../../ui/controls';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { memoryOf } from '../administration/memory';
import { AsOf, NotTold, Stale } from '../administration/told-parts';
import { useTold } from '../administration/use-told';
import { useCountFormat, useSay } from '../language/language';
import type { WordId } from '../language/catalog';
import { copyText } from '../needs-attention/copy-text';
import { ForRoles } from '../records/for-roles';
import { useTimeOfDay } from '../use-time';
import { useWorkplace } from '../workplace';
import type { HealthRow } from './health-rows';
import { healthRows, supportBundle } from './health-rows';

export const healthMemory = memoryOf(readHealth);
const EVERY_MS = 15_000;

export function HealthScreen(): ReactNode {
  return (
    <ForRoles title="health.title" may="ChangePerson">
      <Page />
    </ForRoles>
  );
}

function Page(): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const number = useCountFormat();
  const told = useTold(healthMemory, { everyMs: EVERY_MS });
  const health = told.shown?.body ?? null;
  const rows = useMemo(
    () => (health === null ? [] : healthRows(health, { say, number, time })),
    [health, say, number, time],
  );
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">{say('health.title')}</h1>
        <Sums rows={rows} />
        <span className="at-end row">
          <AsOf of={told} />
          {health !== null && <Bundle health={health} />}
        </span>
      </div>
      <Stale of={told} />
      {health === null ? <NotTold of={told} /> : <Parts rows={rows} />}
    </main>
  );
}

type Looks = { readonly look: string; readonly icon: IconName; readonly words: WordId };
const LOOKS: Readonly<Record<HealthStanding, Looks>> = {
  bad: { look: 'bad', icon: 'refused', words: 'health.act' },
  attention: { look: 'warn', icon: 'warning', words: 'health.watch' },
  good: { look: 'ok', icon: 'check', words: 'health.well' },
};
const SUMS = [
  ['bad', 'health.sum.act'],
  ['attention', 'health.sum.watch'],
  ['good', 'health.sum.well'],
] as const;

function Sums({ rows }: { readonly rows: readonly HealthRow[] }): ReactNode {
  const say = useSay();
  return SUMS.map(([standing, words]) => {
    const count = rows.filter((row) => row.standing === standing).length;
    if (count === 0) return null;
    const { look, icon } = LOOKS[standing];
    return (
      <span key={standing} className={`pill ${look}`}>
        <Icon name={icon} small /> {say(words, { count })}
      </span>
    );
  });
}

function Parts({ rows }: { readonly rows: readonly HealthRow[] }): ReactNode {
  const say = useSay();
  return (
    <div className="scroll" role="region" aria-label={say('health.title')} tabIndex={0}>
      <table className="health">
        <thead>
          <tr>
            <th scope="col">{say('health.column.state')}</th>
            <th scope="col">{say('health.column.part')}</th>
            <th scope="col">{say('health.column.figures')}</th>
            <th scope="col">{say('health.column.advice')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Part key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Part({ row: { standing, part, figures, advice, to } }: { readonly row: HealthRow }): ReactNode {
  const say = useSay();
  const { look, icon, words } = LOOKS[standing];
  return (
    <tr>
      <td>
        <span className={`pill ${look}`}>
          <Icon name={icon} small /> {say(words)}
        </span>
      </td>
      <th scope="row">
        <bdi>{to === undefined ? part : <Link to={to}>{part}</Link>}</bdi>
      </th>
      <td className="support">{figures}</td>
      <td className={advice === null ? 'meta' : undefined}>{advice ?? say('health.nothing')}</td>
    </tr>
  );
}

function Bundle({ health }: { readonly health: Health }): ReactNode {
  const say = useSay();
  const { appVersion } = useWorkplace();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <span className="small support" role="status">
        {copied === true && say('health.bundle.copied')}
        {copied === false && say('admin.copy.not')}
      </span>
      <Button onPress={() => void copyText(supportBundle(health, appVersion)).then(setCopied)}>
        <Icon name="package" small /> {say('health.bundle')}
      </Button>
    </>
  );
}
