// What the server would remove, before it does; doing it now; and what was removed by whom.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { RetentionPlan, RetentionRunTold } from 'shared/contract/admin/retention';
import { readRetention, runRetentionRoute } from 'shared/contract/admin/retention';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { memoryOf } from '../administration/memory';
import { AsOf, NotTold, Stale } from '../administration/told-parts';
import { useAdminAct } from '../administration/use-admin-act';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import { span } from '../devices/standing';
import { useCountFormat, useSay } from '../language/language';
import { When } from '../order/when';
import { ForRoles } from '../records/for-roles';
import { useViewState } from '../view-state';

export const retentionMemory = memoryOf(readRetention);

export function Retention(): ReactNode {
  return (
    <ForRoles title="retention.title" may="ChangePerson">
      <Page />
    </ForRoles>
  );
}

function Page(): ReactNode {
  const say = useSay();
  const told = useTold(retentionMemory);
  const cannot = useCannotAct(told);
  const body = told.shown?.body ?? null;
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">{say('retention.title')}</h1>
        <span className="at-end">
          <AsOf of={told} />
        </span>
      </div>
      <Stale of={told} />
      {body === null ? (
        <NotTold of={told} />
      ) : (
        <div className="scroll" role="region" aria-label={say('retention.title')} tabIndex={0}>
          <Plan plan={body.plan} />
          <Run plan={body.plan} cannot={cannot} changed={() => void told.again()} />
          <Runs runs={body.runs} />
        </div>
      )}
    </main>
  );
}

function Plan({ plan }: { readonly plan: RetentionPlan }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  return (
    <table className="health">
      <thead>
        <tr>
          <th scope="col">{say('retention.kind')}</th>
          <th scope="col">{say('retention.kept')}</th>
          <th scope="col">{say('retention.before')}</th>
          <th scope="col" className="figures">
            {say('retention.rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.items.map(({ item, keptForMs, before, rows }) => (
          <tr key={item}>
            <th scope="row">{say(`retention.item.${item}`)}</th>
            <td>{keptForMs === null ? say('retention.for-ever') : span(keptForMs / 1_000, say)}</td>
            <td className="support">{before !== null && <When at={before} />}</td>
            <td className="figures">{count(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RunProps = { readonly plan: RetentionPlan; readonly cannot: string | null; readonly changed: () => void };

function Run({ plan, cannot, changed }: RunProps): ReactNode {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const total = plan.items.reduce((sum, { rows }) => sum + rows, 0);
  const why = cannot ?? (total === 0 ? say('retention.run.nothing') : null);
  return (
    <div className="admin-block column">
      <p className="small support prose">{say('retention.never')}</p>
      <span>
        <Act
          cannot={why}
          onPress={() => {
            setAsking(true);
          }}
        >
          {say('retention.run', { count: total })}
        </Act>
      </span>
      {why !== null && <Why>{why}</Why>}
      {isAsking && (
        <RunDialog
          count={total}
          close={() => {
            setAsking(false);
          }}
          changed={changed}
        />
      )}
    </div>
  );
}

type DialogProps = { readonly count: number; readonly close: () => void; readonly changed: () => void };

function RunDialog({ count, close, changed }: DialogProps): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const remove = async () => {
    const answer = await run(runRetentionRoute, { body: {} });
    if (answer === null) return;
    const removed = Object.values(answer.removed).reduce((sum, rows) => sum + rows, 0);
    notify({ words: say('retention.done', { count: removed }), undo: null });
    changed();
    close();
  };
  return (
    <Dialog title={say('retention.run.title', { count })} close={close}>
      <div className="body">
        <p className="support small">{say('retention.run.means')}</p>
        {why !== null && <Fault>{why}</Fault>}
      </div>
      <footer>
        <Button autoFocus onPress={close}>
          {say('admin.keep')}
        </Button>
        <Button look="bad" isPending={isBusy} onPress={() => void remove()}>
          {say('retention.run', { count })}
        </Button>
      </footer>
    </Dialog>
  );
}

function Runs({ runs }: { readonly runs: readonly RetentionRunTold[] }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const removedBy = ({ removed }: RetentionRunTold) => Object.values(removed).reduce((sum, rows) => sum + rows, 0);
  return (
    <section className="admin-block column">
      <h2 className="subheading">{say('retention.runs')}</h2>
      {runs.length === 0 && <p className="small support">{say('retention.runs.none')}</p>}
      {runs.length > 0 && (
        <table className="health">
          <thead>
            <tr>
              <th scope="col">{say('retention.run.when')}</th>
              <th scope="col">{say('retention.run.by')}</th>
              <th scope="col" className="figures">
                {say('retention.run.removed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <When at={run.startedAt} />
                </td>
                <td>{run.personName ?? say(`retention.by.${run.startedBy}`)}</td>
                <td className="figures">
                  {run.finishedAt === null ? say('retention.unfinished') : count(removedBy(run))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
