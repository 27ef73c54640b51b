// Changing an order: its fields to type in, what that changes beside it, and only then the button.
import type { ReactNode, SyntheticEvent } from 'react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { canonicalJson } from 'shared/canonical-json';
import type { OrderContent } from 'shared/order/commands';
import type { KnownOrder } from 'shared/order/order';
import { Act, Button, Fault, Field, Why } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { decimalMark } from '../capture-order/plain-decimal';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { useKeys } from './use-keys';
import { difference, isNothing } from './amend-difference';
import { AmendLineRow } from './amend-line-row';
import type { Amend, HeadField } from './amend-typed';
import { amendOf, readAmend, withLine, withoutLine } from './amend-typed';
import { contentOf } from './intents';
import { DifferencePreview } from './difference-preview';
import type { OrderActs } from './use-order-acts';

type Props = { readonly order: KnownOrder; readonly acts: OrderActs; readonly close: () => void };

export function AmendOrder({ order, acts, close }: Props): ReactNode {
  const say = useSay();
  const decimal = decimalMark(useIntl().locale);
  const [amend, setAmend] = useState(() => amendOf(order, decimal));
  const { content, faults } = useMemo(() => readAmend(amend, order, decimal), [amend, order, decimal]);
  const [began] = useState(order);
  const why = whyNotThis({ order, began, content, acts, say });
  // Only what the business says yes to can be priced.
  const changes = content === null || why !== null ? null : difference(order, content, amend);
  const nothing = changes !== null && isNothing(changes);
  const cannot = why ?? (nothing ? say('amend.nothing') : null);
  const save = async () => {
    if (content === null || cannot !== null) return;
    if (await acts.act({ type: 'AmendOrder', subject: order.id, payload: content })) close();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save();
  };
  useKeys(nothing ? { Escape: close } : {});
  return (
    <form className="card amend" onSubmit={submit} aria-label={say('amend.title')}>
      <h2 className="subheading">{say('amend.title')}</h2>
      <HeadFields amend={amend} faults={faults.head} change={setAmend} />
      <div className="column">
        {amend.lines.map((line, position) => (
          <AmendLineRow
            key={line.key}
            line={line}
            position={position}
            faults={faults.lines.get(line.key) ?? []}
            change={(next) => {
              setAmend({ ...amend, lines: amend.lines.map((one) => (one.key === next.key ? next : one)) });
            }}
            remove={() => {
              setAmend(withoutLine(amend, line.key));
            }}
          />
        ))}
        <span>
          <Button
            size="compact"
            onPress={() => {
              setAmend(withLine(amend, order));
            }}
          >
            <Icon name="plus" small /> {say('amend.add')}
          </Button>
        </span>
      </div>
      {changes !== null && !nothing && <DifferencePreview of={changes} order={order} />}
      {acts.fault !== null && <Fault>{acts.fault}</Fault>}
      {cannot !== null && <Why>{cannot}</Why>}
      <footer className="row">
        <Button onPress={close}>{say('amend.keep')}</Button>
        <Act look="primary" cannot={cannot} onPress={() => void save()}>
          {say('amend.verb')}
        </Act>
      </footer>
    </form>
  );
}

type Asking = Pick<Props, 'order' | 'acts'> & {
  readonly began: KnownOrder;
  readonly content: OrderContent | null;
  readonly say: Say;
};

/** What somebody else changed meanwhile is not written over unseen. */
function whyNotThis({ order, began, content, acts, say }: Asking): string | null {
  if (content === null) return say('amend.faults');
  if (canonicalJson(contentOf(order)) !== canonicalJson(contentOf(began))) return say('amend.moved');
  return acts.why({ type: 'AmendOrder', subject: order.id, payload: content });
}

const HEAD = [
  ['fullName', 'amend.name', 'amend.fault.name'],
  ['email', 'amend.email', 'amend.fault.email'],
  ['reference', 'amend.reference', 'amend.fault.reference'],
] as const satisfies readonly (readonly [HeadField, string, string])[];

type HeadProps = {
  readonly amend: Amend;
  readonly faults: readonly HeadField[];
  readonly change: (amend: Amend) => void;
};

function HeadFields({ amend, faults, change }: HeadProps): ReactNode {
  const say = useSay();
  return (
    <div className="amend-head">
      {HEAD.map(([field, label, fault], position) => (
        <Field
          key={field}
          label={say(label)}
          value={amend[field]}
          onChange={(typed) => {
            change({ ...amend, [field]: typed });
          }}
          fault={faults.includes(field) ? say(fault) : null}
          autoFocus={position === 0}
        />
      ))}
    </div>
  );
}
