// The lines of the order, one row of fields each, under heads that name the columns.
import type { ReactNode } from 'react';
import { memo } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { LineRow } from './line-row';
import type { LineFaults } from './read-order';
import type { Capture } from './use-capture';
import type { CaptureWord } from './words';

const COLUMNS: readonly (readonly [word: CaptureWord, looks: string])[] = [
  ['capture.sku.short', ''],
  ['capture.item', ''],
  ['capture.quantity', 'end'],
  ['capture.unit-price', 'end'],
  ['capture.line-discount', 'end'],
  ['capture.tax', 'end'],
  ['capture.amount', 'end sum-head'],
];
const FINE: LineFaults = {};

const Heads = memo(function Heads(): ReactNode {
  const say = useSay();
  return (
    <div className="capture-line capture-columns" aria-hidden="true">
      <span />
      {COLUMNS.map(([word, looks]) => (
        <span key={word} className={looks}>
          {say(word)}
        </span>
      ))}
    </div>
  );
});

export function CaptureLines({ capture }: { readonly capture: Capture }): ReactNode {
  const { typed, faults, figures, suggest, lines } = capture;
  const say = useSay();
  return (
    <div className="scroll capture-lines" role="region" aria-label={say('capture.lines')} tabIndex={-1}>
      <Heads />
      {typed.lines.map((line, position) => (
        <LineRow
          key={position}
          {...{ line, position, figures, suggest }}
          acts={lines.acts}
          faults={faults?.lines[position] ?? FINE}
        />
      ))}
      <div className="row capture-add">
        <Button
          look="quiet"
          size="compact"
          onPress={() => {
            lines.acts.next(typed.lines.length - 1);
          }}
        >
          <Icon name="plus" small /> {say('capture.line.add')}
        </Button>
        {lines.removed !== null && (
          <span className="row small support" role="status">
            {say('capture.line.removed', { number: lines.removed.position + 1 })}
            <Button look="quiet" size="compact" onPress={lines.putBack}>
              <Icon name="undo" small /> {say('capture.line.put-back')}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
