// Before many: what will be done and what is left out, with the reasons. After: what became of each that did not go.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';
import type { BulkAct, BulkResult, DryRun } from './bulk';
import { runAll } from './bulk';

type Props = {
  readonly act: BulkAct;
  readonly run: DryRun;
  readonly close: () => void;
  readonly done: () => void;
};

const MOST_NAMED = 8;

export function BulkDialog({ act, run, close, done }: Props): ReactNode {
  const say = useSay();
  const { go, failed, busy } = useBulk(act, run, done);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const can = run.can.length;
  const needsReason = act === 'CancelOrder';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!busy && (!needsReason || reason.trim() !== '')) void go(reason.trim());
  };
  return (
    <Dialog title={say(`bulk.title.${act}`, { can })} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          {needsReason && (
            <Field
              label={say('bulk.reason')}
              value={reason}
              onChange={setReason}
              fault={tried && reason.trim() === '' ? say('bulk.reason.missing') : null}
              autoFocus
            />
          )}
          <LeftOut rows={failed ?? run.cannot} />
        </div>
        <footer>
          <Button onPress={close}>{say('bulk.keep')}</Button>
          <Button type="submit" look={needsReason ? 'bad' : 'primary'} isPending={busy}>
            {say(`bulk.go.${act}`, { can })}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function LeftOut({ rows }: { readonly rows: DryRun['cannot'] }): ReactNode {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <div className="small">
      <p className="support">{say('bulk.left-out')}</p>
      <ul className="plain">
        {rows.slice(0, MOST_NAMED).map(({ number, reason }) => (
          <li key={number}>
            <span className="mono">{number}</span> {reason}
          </li>
        ))}
        {rows.length > MOST_NAMED && <li className="meta">{say('bulk.cannot', { cannot: rows.length })}</li>}
      </ul>
    </div>
  );
}

/** What failed stays in front of the person; where all went, the dialog goes too. */
function useBulk(act: BulkAct, run: DryRun, done: () => void) {
  const say = useSay();
  const { notDone } = useSentences();
  const { act: issue } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const [failed, setFailed] = useState<BulkResult['failed'] | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async (reason: string) => {
    setBusy(true);
    const result = await runAll(
      run.can,
      ({ id }) =>
        issue(
          act === 'CancelOrder'
            ? { type: act, subject: id, payload: { reason } }
            : { type: act, subject: id, payload: {} },
        ),
      notDone,
    );
    setBusy(false);
    notify({
      words: say('bulk.done', { done: result.done.length, failed: result.failed.length }),
      undo: result.done.map(({ id }) => id),
    });
    if (result.failed.length === 0) done();
    else setFailed(result.failed);
  };
  return { go, failed, busy };
}
