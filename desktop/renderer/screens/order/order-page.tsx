// One order in full: what it is, where it stands, what can happen next, its lines, and everything that happened to it.
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useCanGoBack, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import type { Asked } from './acts';
import { Acts, AskReason, advancing } from './acts';
import { AmendOrder } from './amend-order';
import { Holds } from './holds';
import { exampleOf } from './intents';
import { BothSides, LocalMarks } from './local-marks';
import { AddNote, Notes } from './notes';
import { CurrencyContext } from './order-context';
import { OrderHead } from './order-head';
import { OrderLines } from './order-lines';
import { SagaFigure } from './saga-figure';
import { Timeline } from './timeline';
import { useKeys } from './use-keys';
import type { SeenOrder } from './use-order';
import { useOrder } from './use-order';
import { useOrderActs } from './use-order-acts';

export function OrderPage(): ReactNode {
  const { id } = useParams({ from: '/orders/$id' });
  const seen = useOrder(id);
  const back = useBack();
  if (seen === undefined || seen === null) return <NotHere known={seen === null} back={back} />;
  return (
    <CurrencyContext value={seen.row.state.currency}>
      <Page key={id} seen={seen} back={back} />
    </CurrencyContext>
  );
}

/** Back to where one came from, as it was; the board where one came from nowhere. */
function useBack(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void navigate({ to: '/orders' });
  };
}

function NotHere({ known, back }: { readonly known: boolean; readonly back: () => void }): ReactNode {
  const say = useSay();
  useKeys({ Escape: back });
  return (
    <main className="main" id="main">
      {known && (
        <div className="empty">
          <h1 className="heading">{say('order.unknown')}</h1>
          <p className="small">{say('order.unknown.why')}</p>
          <Button onPress={back}>{say('order.back')}</Button>
        </div>
      )}
    </main>
  );
}

type PageProps = { readonly seen: SeenOrder; readonly back: () => void };

function Page({ seen, back }: PageProps): ReactNode {
  const { row } = seen;
  const order = row.state;
  const acts = useOrderActs(order);
  const { newId } = useWorkplace();
  const [asking, setAsking] = useState<'CancelOrder' | 'PlaceHold' | null>(null);
  const [amending, setAmending] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const press = (name: Asked) => {
    if (name === 'CancelOrder' || name === 'PlaceHold') setAsking(name);
    else if (name === 'AmendOrder') setAmending(true);
    else void acts.act({ type: name, subject: order.id, payload: {} });
  };
  const ifPossible = (name: Asked) => () => {
    if (acts.why(exampleOf(name, order)) === null) press(name);
  };
  useKeys({
    c: () => note.current?.focus(),
    ...(!amending && { x: ifPossible('CancelOrder'), e: ifPossible('AmendOrder'), Escape: back }),
  });
  const known = row.base === null || row.base.state.status === 'new' ? null : row.base.state;
  return (
    <main className="main order-page" id="main">
      <OrderHead seen={seen} back={back} />
      <div className="order-body">
        <div className="order-sheet" id="order-sheet">
          <LocalMarks row={row} refused={seen.refused} />
          <Holds order={order} acts={acts} />
          {amending ? (
            <AmendOrder
              order={order}
              acts={acts}
              close={() => {
                setAmending(false);
              }}
            />
          ) : (
            <>
              <Acts {...{ order, acts, press }} names={[...advancing(order), 'PlaceHold', 'AmendOrder']} keys />
              <SagaFigure seen={seen} acts={acts} />
              <BothSides row={row} />
              <OrderLines order={order} provisional={row.localState !== 'synced'} />
            </>
          )}
          <Notes order={order} known={known} />
        </div>
        <Timeline seen={seen}>
          <AddNote order={order} acts={acts} field={note} />
        </Timeline>
      </div>
      <AskReason
        {...{ order, acts, asking, newId }}
        close={() => {
          setAsking(null);
        }}
      />
    </main>
  );
}
