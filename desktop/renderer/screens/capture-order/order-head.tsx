// Who buys, under which reference, and whether the prices contain tax.
import type { ReactNode } from 'react';
import { Combo } from '../../ui/combo';
import type { Option } from '../../ui/combo';
import { Field } from '../../ui/controls';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import { lineFieldId, orderFieldId } from './focus';
import { SuggestionKeys } from './key-hints';
import type { SuggestedCustomer } from './suggest';
import type { Buyer, TypedOrder } from './typed-order';
import type { Capture } from './use-capture';
import { useAsked } from './use-asked';

type Props = { readonly capture: Capture };
const FIRST_LINE = `#${lineFieldId(0, 'sku')}`;

export function OrderHead({ capture }: Props): ReactNode {
  const { typed, set, faults, focusOn } = capture;
  const say = useSay();
  const fault = (field: 'email' | 'reference') => {
    const word = faults?.[field];
    return word === undefined ? null : say(word);
  };
  return (
    <div className="capture-head">
      <Customer capture={capture} />
      <Field
        label={say('capture.email')}
        id={orderFieldId('email')}
        value={typed.email}
        onChange={(email) => {
          set({ email });
        }}
        fault={fault('email')}
        onEnter={() => {
          focusOn(`#${orderFieldId('reference')}`);
        }}
      />
      <Field
        label={say('capture.reference')}
        id={orderFieldId('reference')}
        value={typed.reference}
        onChange={(reference) => {
          set({ reference });
        }}
        fault={fault('reference')}
        onEnter={() => {
          focusOn(FIRST_LINE);
        }}
      />
      <Prices typed={typed} set={set} />
    </div>
  );
}

function Prices({ typed, set }: Pick<Capture, 'typed' | 'set'>): ReactNode {
  const say = useSay();
  return (
    <label className="field">
      <span className="label">{say('capture.prices')}</span>
      <select
        className="input"
        value={typed.taxIncluded ? 'included' : 'excluded'}
        onChange={({ target }) => {
          set({ taxIncluded: target.value === 'included' });
        }}
      >
        <option value="included">{say('capture.prices.included')}</option>
        <option value="excluded">{say('capture.prices.excluded')}</option>
      </select>
    </label>
  );
}

const CREATE = 'create';

function Customer({ capture: { typed, set, suggest, faults, focusOn } }: Props): ReactNode {
  const say = useSay();
  const { newId } = useWorkplace();
  const { found, ask } = useAsked(suggest.customers);
  const word = faults?.customer;
  const toEmail = () => {
    focusOn(`#${orderFieldId('email')}`);
  };
  const choose = (id: string) => {
    ask('');
    if (id === CREATE) {
      set({ buyer: { type: 'new', id: newId() } });
      return toEmail();
    }
    const chosen = found?.find((one) => one.id === id);
    if (chosen === undefined) return;
    set({ customer: chosen.name, email: chosen.email, buyer: { type: 'known', id: chosen.id } });
    focusOn(FIRST_LINE);
  };
  return (
    <Combo
      id={orderFieldId('customer')}
      label={say('capture.customer')}
      value={typed.customer}
      onChange={(customer) => {
        ask(customer);
        set({ customer, buyer: buyerNamed(customer, typed.buyer) });
      }}
      options={optionsOf(found, typed, say)}
      listLabel={say('capture.customers')}
      onChoose={choose}
      onKeep={toEmail}
      fault={word === undefined ? null : say(word)}
      note={noteOf(typed, say)}
      foot={<SuggestionKeys />}
      autoFocus
    />
  );
}

/** A known customer is known by the name it was chosen by; a new one can still be renamed. */
const buyerNamed = (name: string, buyer: Buyer): Buyer =>
  buyer.type === 'new' && name.trim() !== '' ? buyer : { type: 'free' };

function noteOf({ buyer }: TypedOrder, say: Say): string | null {
  if (buyer.type === 'free') return null;
  return say(buyer.type === 'known' ? 'capture.customer.known' : 'capture.customer.new');
}

function optionsOf(
  found: readonly SuggestedCustomer[] | null,
  { customer, buyer }: TypedOrder,
  say: Say,
): readonly Option[] {
  if (found === null) return [];
  const name = customer.trim();
  const isKnown = found.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const create: Option = { id: CREATE, words: say('capture.customer.create', { name }), aside: true };
  const options = found.map(({ id, name: words, email }) => ({ id, words, detail: email }));
  return isKnown || buyer.type === 'new' || name === '' ? options : [...options, create];
}
