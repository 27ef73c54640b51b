// One line of the form for changing an order. A line that was there stays in sight when it is removed, until it is saved.
import type { ReactNode } from 'react';
import { Button, Field } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { AmendLine, LineField } from './amend-typed';

type Props = {
  readonly line: AmendLine;
  readonly position: number;
  readonly faults: readonly LineField[];
  readonly change: (line: AmendLine) => void;
  readonly remove: () => void;
};

const FIELDS = [
  ['sku', 'order.line.sku', 'code'],
  ['description', 'order.line.item', ''],
  ['quantity', 'order.line.quantity', 'figures'],
  ['unitPrice', 'order.line.price', 'figures'],
] as const satisfies readonly (readonly [LineField, string, string])[];

export function AmendLineRow({ line, position, faults, change, remove }: Props): ReactNode {
  const say = useSay();
  const number = { line: position + 1 };
  if (line.removed)
    return (
      <div className="amend-line removed" role="group" aria-label={say('amend.line', number)}>
        <del className="mono">{line.sku}</del>
        <del className="cut">
          <bdi>{line.description}</bdi>
        </del>
        <del className="mono">{line.quantity}</del>
        <del className="mono">{line.unitPrice}</del>
        <Button look="quiet" size="compact" square aria-label={say('amend.put-back', number)} onPress={remove}>
          <Icon name="undo" small />
        </Button>
      </div>
    );
  return (
    <div className="amend-line" role="group" aria-label={say('amend.line', number)}>
      {FIELDS.map(([field, label, looks]) => (
        <Field
          key={field}
          label={say(label)}
          looks={looks}
          unlabelled={position > 0}
          value={line[field]}
          onChange={(typed) => {
            change({ ...line, [field]: typed });
          }}
          fault={faults.includes(field) ? say(`amend.fault.${field}`) : null}
        />
      ))}
      <Button look="quiet" size="compact" square aria-label={say('amend.remove', number)} onPress={remove}>
        <Icon name="x" small />
      </Button>
    </div>
  );
}
