// Beside the lines: what the order comes to, what the whole order gets off or pays on top, and the one primary act.
import type { ReactNode } from 'react';
import { memo } from 'react';
import { money } from 'shared/money';
import { Keys } from '../../ui/keys';
import { Figure } from '../../ui/amount';
import { Act, Fault, Field, Why } from '../../ui/controls';
import { useSay } from '../language/language';
import { orderFieldId } from './focus';
import { digitsOf, settled } from './settled';
import { Sums } from './sums';
import type { TypedOrder } from './typed-order';
import type { Capture } from './use-capture';
import type { CaptureWord } from './words';

type Props = { readonly capture: Capture; /** A refused order is sent again. */ readonly isAgain: boolean };

export function CaptureTotals({ capture, isAgain }: Props): ReactNode {
  const { cannot, refused, place, typed, figures, set, faults } = capture;
  const say = useSay();
  return (
    <aside className="detail beside" aria-label={say('capture.totals')}>
      <Head capture={capture} />
      <div className="body">
        <div className="capture-extras">
          {EXTRAS.map(([field, word]) => (
            <ExtraField key={field} {...{ field, word, figures, set }} value={typed[field]} fault={faults?.[field]} />
          ))}
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

const EXTRAS = [
  ['discount', 'capture.order-discount'],
  ['shipping', 'capture.shipping'],
  ['shippingTax', 'capture.shipping-tax'],
] as const satisfies readonly (readonly [keyof TypedOrder, CaptureWord])[];

type ExtraProps = Pick<Capture, 'set' | 'figures'> & {
  readonly field: (typeof EXTRAS)[number][0];
  readonly word: CaptureWord;
  readonly value: string;
  readonly fault: CaptureWord | undefined;
};

/** Drawn anew only when it changes itself. */
const ExtraField = memo(function ExtraField({ set, figures, field, word, value, fault }: ExtraProps): ReactNode {
  const say = useSay();
  return (
    <Field
      id={orderFieldId(field)}
      label={say(word)}
      looks="figures"
      value={value}
      onChange={(text) => {
        set({ [field]: text });
      }}
      onBlur={() => {
        set({ [field]: settled(value, digitsOf(field, figures), figures) });
      }}
      fault={fault === undefined ? null : say(fault)}
    />
  );
});
