// One line of the capture form: what, how many, for how much, and what that comes to.
import type { ReactNode } from 'react';
import type { Currency } from 'shared/currency';
import { Amount } from '../../ui/amount';
import { Button, Field } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import type { LineFaults, LineField, TypedLine } from './typed-order';
import { lineTotal } from './typed-order';

type Props = {
  readonly line: TypedLine;
  readonly position: number;
  readonly faults: LineFaults;
  readonly currency: Currency;
  readonly decimal: string;
  readonly change: (line: TypedLine) => void;
  /** Null for the only line. */
  readonly remove: (() => void) | null;
};

const FIELDS: readonly { readonly field: LineField; readonly label: string; readonly looks: string }[] = [
  { field: 'sku', label: 'SKU', looks: 'code' },
  { field: 'description', label: 'Item', looks: '' },
  { field: 'quantity', label: 'Qty', looks: 'figures' },
  { field: 'unitPrice', label: 'Unit price', looks: 'figures' },
];

export function LineRow({ line, position, faults, currency, decimal, change, remove }: Props): ReactNode {
  const total = lineTotal(line, currency, decimal);
  const first = position === 0;
  return (
    <div className="capture-line" role="group" aria-label={`Line ${position + 1}`}>
      {FIELDS.map(({ field, label, looks }) => (
        <Field
          key={field}
          label={label}
          looks={looks}
          unlabelled={!first}
          value={line[field]}
          onChange={(typed) => {
            change({ ...line, [field]: typed });
          }}
          fault={faults[field] ?? null}
          autoFocus={!first && field === 'sku'}
        />
      ))}
      <span className="line-total">
        {total === null ? <span className="meta">–</span> : <Amount of={total} bare />}
      </span>
      {remove === null ? (
        <span />
      ) : (
        <Button look="quiet" size="compact" square aria-label={`Remove line ${position + 1}`} onPress={remove}>
          <Icon name="x" small />
        </Button>
      )}
    </div>
  );
}
