// One line of the order: what, how many, for how much, less what, taxed how; and what that comes to.
import type { KeyboardEvent, ReactNode } from 'react';
import { memo } from 'react';
import { Amount } from '../../ui/amount';
import { Cell } from '../../ui/cell';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { lineFieldId } from './focus';
import type { Figures } from './read-figures';
import type { LineFaults } from './read-order';
import { lineTotal } from './running-totals';
import { digitsOf, settled } from './settled';
import { SkuCell } from './sku-cell';
import type { Suggest } from './suggest';
import type { LineField, TypedLine } from './typed-order';
import type { LineActs } from './use-lines';
import type { CaptureWord } from './words';

export type LineProps = {
  readonly line: TypedLine;
  readonly position: number;
  readonly figures: Figures;
  readonly faults: LineFaults;
  readonly suggest: Suggest;
  readonly acts: LineActs;
};

const FIGURES: readonly (readonly [field: Exclude<LineField, 'sku' | 'description'>, word: CaptureWord])[] = [
  ['quantity', 'capture.quantity'],
  ['unitPrice', 'capture.unit-price'],
  ['discount', 'capture.line-discount'],
  ['tax', 'capture.tax'],
];

/** Drawn anew only when it changes itself: an order may have many. */
export const LineRow = memo(function LineRow(props: LineProps): ReactNode {
  const { line, position, figures, acts } = props;
  const say = useSay();
  const total = lineTotal(line, figures);
  const number = position + 1;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    acts.remove(position, line);
  };
  return (
    <div className="capture-line" role="group" aria-label={say('capture.line', { number })} onKeyDown={press}>
      <span className="line-number meta">{number}</span>
      <SkuCell {...props} />
      <LineCell
        {...props}
        field="description"
        word="capture.item"
        next={() => {
          acts.focus(position, 'quantity');
        }}
      />
      {FIGURES.map(([field, word]) => (
        <LineCell
          key={field}
          {...props}
          {...{ field, word }}
          looks="figures"
          leave={() => {
            const result = settled(line[field], digitsOf(field, figures), figures);
            if (result !== line[field]) acts.change(position, { [field]: result });
          }}
          next={() => {
            acts.next(position);
          }}
        />
      ))}
      <span className="line-total">
        {total === null ? <span className="meta">–</span> : <Amount of={total} bare />}
      </span>
      <Button
        look="quiet"
        size="compact"
        square
        excludeFromTabOrder
        aria-label={say('capture.line.remove', { number })}
        onPress={() => {
          acts.remove(position, line);
        }}
      >
        <Icon name="x" small />
      </Button>
    </div>
  );
});

type CellProps = LineProps & {
  readonly field: LineField;
  readonly word: CaptureWord;
  readonly looks?: string;
  readonly leave?: () => void;
  readonly next: () => void;
};

function LineCell({ line, position, faults, acts, field, word, looks, leave, next }: CellProps): ReactNode {
  const say = useSay();
  const fault = faults[field];
  return (
    <Cell
      id={lineFieldId(position, field)}
      label={say(word)}
      value={line[field]}
      takesScans={field !== 'description'}
      looks={looks ?? ''}
      fault={fault === undefined ? null : say(fault)}
      onBlur={() => {
        leave?.();
      }}
      onChange={(typed) => {
        acts.change(position, { [field]: typed });
      }}
      onKeyDown={({ key }) => {
        if (key === 'Enter') next();
      }}
    />
  );
}
