// The first field of a line: a product is chosen by it, kept as typed, or created along with the order.
import type { ReactNode } from 'react';
import { money } from 'shared/money';
import { extended } from 'shared/unit-price';
import { Amount } from '../../ui/amount';
import type { Option } from '../../ui/combo';
import { Combo } from '../../ui/combo';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { lineFieldId } from './focus';
import { SuggestionKeys } from './key-hints';
import type { LineProps } from './line-row';
import type { SuggestedProduct } from './suggest';
import type { TypedLine } from './typed-order';
import { isUnfilled } from './typing';
import { useAsked } from './use-asked';

const CREATE = 'create';

export function SkuCell({ line, position, faults, suggest, acts }: LineProps): ReactNode {
  const say = useSay();
  const { found, ask } = useAsked(suggest.products);
  const fill = (product: SuggestedProduct) => {
    acts.fill(position, product);
    acts.focus(position, 'quantity');
  };
  const choose = (id: string) => {
    ask('');
    const chosen = found?.find((one) => one.id === id);
    if (chosen !== undefined) fill(chosen);
    else if (id === CREATE) acts.create(position);
  };
  /** Typed faster than suggestions come, or scanned into the field. */
  const keep = async () => {
    ask('');
    const exact = isUnfilled(line) ? await suggest.product(line.sku) : null;
    if (exact === null) acts.focus(position, 'description');
    else fill(exact);
  };
  const leave = async () => {
    ask('');
    if (line.sku.trim() === '' || !isUnfilled(line)) return;
    const exact = await suggest.product(line.sku);
    if (exact !== null) acts.fill(position, exact, true);
  };
  const fault = faults.sku;
  return (
    <Combo
      id={lineFieldId(position, 'sku')}
      label={say('capture.sku')}
      unlabelled
      looks="code"
      takesScans
      value={line.sku}
      onChange={(sku) => {
        ask(sku);
        acts.change(position, { sku });
      }}
      options={optionsOf(found, line, say)}
      listLabel={say('capture.products')}
      onChoose={choose}
      onKeep={() => void keep()}
      onLeave={() => void leave()}
      fault={fault === undefined ? null : say(fault)}
      note={line.creates === null ? null : say('capture.product.new')}
      foot={<SuggestionKeys />}
    />
  );
}

/** Offered below what was found, where nothing has this very SKU. */
function optionsOf(found: readonly SuggestedProduct[] | null, line: TypedLine, say: Say): readonly Option[] {
  if (found === null) return [];
  const sku = line.sku.trim();
  const isKnown = found.some(({ content }) => content.sku.toLowerCase() === sku.toLowerCase());
  const create: Option = { id: CREATE, words: say('capture.product.create', { sku }), aside: true };
  const options = found.map(({ id, content }): Option => {
    const price = money(extended(1, content.unitPrice, content.currency), content.currency);
    return { id, code: content.sku, words: content.name, detail: <Amount of={price} /> };
  });
  return isKnown || line.creates !== null || sku === '' ? options : [...options, create];
}
