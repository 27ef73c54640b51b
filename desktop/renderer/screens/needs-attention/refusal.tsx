// One refusal: the sentence, both sides of it, and the two ways on.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { refusalSentence } from 'shared/refusals';
import { whyNot } from '../../commands/allowed';
import type { OutboxRow } from '../../local/store';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Tag } from '../../ui/marks';
import { decimalMark } from '../capture-order/plain-decimal';
import { typedOf } from '../capture-order/typed-order';
import { NOT_SAVED, notDoneSentence } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { commandWords } from '../words';
import { useNow } from '../use-now';
import { useLive, useWorkplace } from '../workplace';
import { intentOf } from './intent-of';
import { BothSides } from './both-sides';
import type { OrderOf } from './use-order-of';
import { useOrderOf } from './use-order-of';

export function Refusal({ row }: { readonly row: OutboxRow }): ReactNode {
  const order = useOrderOf(row);
  const [fault, setFault] = useState<string | null>(null);
  return (
    <section className="work" aria-label={commandWords(row.type)}>
      <div className="body">
        <div className="row">
          <Tag where="rejected" />
          <span className="small support">Rejected by the server</span>
          <span className="mono at-end">{row.code}</span>
        </div>
        <p className="heading prose">{refusalSentence(row.code, row.params)}</p>
        <p className="small support prose">
          {commandWords(row.type)} was not done. The lists show things as the server has them.
        </p>
        <BothSides row={row} order={order} />
        {fault !== null && <Fault>{fault}</Fault>}
      </div>
      <Ways row={row} order={order} failed={setFault} />
    </section>
  );
}

type WaysProps = { readonly row: OutboxRow; readonly order: OrderOf; readonly failed: (sentence: string) => void };

function Ways({ row, order, failed }: WaysProps): ReactNode {
  const { acknowledge, reissue } = useWorkplace();
  const { edit, notify } = useViewState();
  const navigate = useNavigate();
  const { locale } = useIntl();
  const intent = intentOf(row);
  const cannot = useWhyNotAgain(row, order);
  const sendAgain = async () => {
    if (order.asked !== null) {
      const typed = typedOf(order.asked, decimalMark(locale));
      edit({ refused: row.id, subject: row.subject, number: order.asked.number, typed });
      return navigate({ to: '/capture' });
    }
    if (intent === null) return;
    const outcome = await reissue(row.id, intent).catch(() => null);
    if (outcome?.type === 'done')
      notify({ words: `${commandWords(row.type)} will be sent again.`, undo: outcome.row.id });
    else failed(outcome === null ? NOT_SAVED : notDoneSentence(outcome));
  };
  const discard = async () => {
    const outcome = await acknowledge(row.id).catch(() => null);
    if (outcome === null) return failed(NOT_SAVED);
    if (outcome.type !== 'acknowledged') return failed(notDoneSentence(outcome));
    notify({ words: `${commandWords(row.type)} set aside. The record of it stays on the server.`, undo: null });
  };
  return (
    <footer>
      {intent !== null && (
        <Act look="primary" cannot={cannot} onPress={() => void sendAgain()}>
          <Icon name="pencil" small />
          {order.asked === null ? 'Send again' : 'Edit and send again'}
        </Act>
      )}
      {cannot !== null && <Why>Sending it again would be refused for the same reason.</Why>}
      <span className="at-end">
        <Button look="bad" onPress={() => void discard()}>
          Discard mine
        </Button>
      </span>
    </footer>
  );
}

/** Asked of the business, on what the server has; null where it may go through now, or only the server can say. */
function useWhyNotAgain({ type }: OutboxRow, { held }: OrderOf): string | null {
  const { actor, settings, person } = useWorkplace();
  const known = useLive(settings) ?? undefined;
  const now = useNow();
  const act = (['CompleteOrder', 'CancelOrder', 'RetryOrder'] as const).find((one) => one === type);
  if (act === undefined || held === null) return null;
  return whyNot(act, { order: held, settings: known, organisation: person.organisationId, actor: actor(), now });
}
