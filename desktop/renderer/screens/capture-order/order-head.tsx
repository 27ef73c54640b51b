// Who buys, under which reference, and whether the prices contain tax.
import type { ReactNode } from 'react';
import { memo } from 'react';
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
import type { CaptureWord } from './words';

type Props = { readonly capture: Capture };
const FIRST_LINE = `#${lineFieldId(0, 'sku')}`;

export function OrderHead({ capture }: Props): ReactNode {
  const { typed, set, faults, focusOn } = capture;
  return (
    <div className="capture-head">
      <Customer capture={capture} />
      <Plain
        {...{ set, focusOn }}
        field="email"
        value={typed.email}
        fault={faults?.email}
        next={`#${orderFieldId('reference')}`}
      />
      <Plain
        {...{ set, focusOn }}
        field="reference"
        value={typed.reference}
        fault={faults?.reference}
        next={FIRST_LINE}
      />
      <Prices taxIncluded={typed.taxIncluded} set={set} />
    </div>
  );
}

type PlainProps = Pick<Capture, 'set' | 'focusOn'> & {
  readonly field: 'email' | 'reference';
  readonly value: string;
  readonly fault: CaptureWord | undefined;
  /** Where Enter goes. */
  readonly next: string;
};

/** Drawn anew only when it changes itself, as each field of this form: a key is for one of them. */
const Plain = memo(function Plain({ set, focusOn, field, value, fault, next }: PlainProps): ReactNode {
  const say = useSay();
  return (
    <Field
      label={say(`capture.${field}`)}
      id={orderFieldId(field)}
      value={value}
      onChange={(text) => {
        set({ [field]: text });
      }}
      fault={fault === undefined ? null : say(fault)}
      onEnter={() => {
        focusOn(next);
      }}
    />
  );
});

type PricesProps = Pick<Capture, 'set'> & Pick<TypedOrder, 'taxIncluded'>;

const Prices = memo(function Prices({ taxIncluded, set }: PricesProps): ReactNode {
  const say = useSay();
  return (
    <label className="field">
      <span className="label">{say('capture.prices')}</span>
      <select
        className="input"
        value={taxIncluded ? 'included' : 'excluded'}
        onChange={({ target }) => {
          set({ taxIncluded: target.value === 'included' });
        }}
      >
        <option value="included">{say('capture.prices.included')}</option>
        <option value="excluded">{say('capture.prices.excluded')}</option>
      </select>
    </label>
  );
});

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
