// The record that is open: what it is, where its data is, what can be done, and what happened to it.
import type { ReactNode } from 'react';
import type { RecordKind } from '../../local/record-list';
import type { LocalDocument } from '../../local/store';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Tag } from '../../ui/marks';
import { useSay } from '../language/language';
import { whereabouts } from '../orders/whereabouts';
import { useSentences } from '../outcome-sentence';
import { useLive, useWorkplace } from '../workplace';
import type { RecordPlace } from './record-place';
import { RecordHistory } from './record-history';

type Document = Extract<LocalDocument, { type: RecordKind }>;
type Props = {
  /** What the panel is called. */
  readonly label: string;
  readonly name: ReactNode;
  readonly status: string;
  readonly row: Document;
  readonly place: RecordPlace;
  readonly children: ReactNode;
};

export function RecordDetail({ label, name, status, row, place, children }: Props): ReactNode {
  return (
    <aside className="detail" aria-label={label}>
      <DetailHead {...{ name, place }}>
        <Whereabouts row={row} status={status} />
      </DetailHead>
      <div className="body">
        <Blocked row={row} />
        {children}
        <RecordHistory id={row.id} entries={row.history} />
      </div>
    </aside>
  );
}

/** Around a form: the same panel, with the form's own body and foot. */
export function RecordPanel({
  title,
  place,
  children,
}: {
  readonly title: string;
  readonly place: RecordPlace;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <aside className="detail" aria-label={title}>
      <DetailHead name={title} place={place} />
      {children}
    </aside>
  );
}

export function RecordGone({ place }: { readonly place: RecordPlace }): ReactNode {
  const say = useSay();
  return (
    <RecordPanel title={say('records.facts')} place={place}>
      <p className="body small support">{say('records.gone')}</p>
    </RecordPanel>
  );
}

type HeadProps = { readonly name: ReactNode; readonly place: RecordPlace; readonly children?: ReactNode };

function DetailHead({ name, place, children }: HeadProps): ReactNode {
  const say = useSay();
  return (
    <header>
      <div className="row">
        <h2 className="heading cut" title={typeof name === 'string' ? name : undefined}>
          <bdi>{name}</bdi>
        </h2>
        <span className="at-end">
          <Button look="quiet" size="compact" square aria-label={say('records.close')} onPress={place.back}>
            <Icon name="x" />
          </Button>
        </span>
      </div>
      {children}
    </header>
  );
}

function Whereabouts({ row, status }: { readonly row: Document; readonly status: string }): ReactNode {
  const where = whereabouts(row.localState, useLive(useWorkplace().standing).connection.status === 'live');
  return (
    <div className="row wrap">
      <span className="small support">{status}</span>
      {where !== null && <Tag where={where} />}
    </div>
  );
}

function Blocked({ row }: { readonly row: Document }): ReactNode {
  const say = useSay();
  const sentences = useSentences();
  return row.blocked.map(({ id, refusal }) => (
    <div key={id} className="note warn">
      <Icon name="hand" small />
      <span>{say('records.blocked', { why: sentences.refusal(refusal.code, refusal) })}</span>
    </div>
  ));
}
