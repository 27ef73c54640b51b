// Beside the lines: what the order comes to, what the whole order gets off or pays on top, and the one primary act.
import type { ReactNode } from 'react';
import { money } from 'shared/money';
import { Keys } from '../../ui/keys';
import { Figure } from '../../ui/amount';
import { Act, Fault, Field, Why } from '../../ui/controls';
import { useSay } from '../language/language';
import { orderFieldId } from './focus';
import { digitsOf, settled } from './settled';
import { Sums } from './sums';
import type { Capture } from './use-capture';
import type { CaptureWord } from './words';

type Props = { readonly capture: Capture; /** A refused order is sent again. */ readonly isAgain: boolean };

export function CaptureTotals({ capture, isAgain }: Props): ReactNode {
  const { cannot, refused, place } = capture;
  const say = useSay();
  return (
    <aside className="detail beside" aria-label={say('capture.totals')}>
      <Head capture={capture} />
      <div className="body">
        <div className="capture-extras">
          <ExtraField capture={capture} field="discount" word="capture.order-discount" />
          <ExtraField capture={capture} field="shipping" word="capture.shipping" />
          <ExtraField capture={capture} field="shippingTax" word="capture.shipping-tax" />
        </div>
        <Sums capture={capture} />
      </div>
      <footer className="column">
        <div className="column" role="status">
          {cannot !== null && <Why>{cannot}</Why>}
        </div>
        {refused !== null && <Fault>{refused}</Fault>}
        <Act look="primary" size="tall" cannot={cannot} onPress={() => void place()}>
          {say(isAgain ? 'capture.place.again' : 'capture.place')} <Keys of="Ctrl S" />
        </Act>
        <p className="hint">{say('capture.saved-at-once')}</p>
      </footer>
    </aside>
  );
}

function Head({ capture: { totals, figures } }: { readonly capture: Capture }): ReactNode {
  const say = useSay();
  const { currency } = figures;
  return (
    <header>
      <div className="row">
        <h2 className="heading">{say('capture.total')}</h2>
        {totals !== null && totals.lines > 0 && (
          <span className="small meta at-end">
            {say(totals.kind === 'sale' ? 'capture.sale' : 'capture.credit', {
              lines: totals.lines,
              items: totals.items,
            })}
          </span>
        )}
      </div>
      {totals === null ? (
        <span className="figure large">{say('capture.too-large')}</span>
      ) : (
        <Figure of={money(totals.totals.gross, currency)} />
      )}
    </header>
  );
}

type ExtraProps = {
  readonly capture: Capture;
  readonly field: 'discount' | 'shipping' | 'shippingTax';
  readonly word: CaptureWord;
};

function ExtraField({ capture: { typed, set, figures, faults }, field, word }: ExtraProps): ReactNode {
  const say = useSay();
  const fault = faults?.[field];
  return (
    <Field
      id={orderFieldId(field)}
      label={say(word)}
      looks="figures"
      value={typed[field]}
      onChange={(value) => {
        set({ [field]: value });
      }}
      onBlur={() => {
        set({ [field]: settled(typed[field], digitsOf(field, figures), figures) });
      }}
      fault={fault === undefined ? null : say(fault)}
    />
  );
}
