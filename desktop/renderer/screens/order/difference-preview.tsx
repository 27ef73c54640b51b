// What a change would make of the order, old beside new, before anything is done.
import type { ReactNode } from 'react';
import { money } from 'shared/money';
import type { KnownOrder } from 'shared/order/order';
import type { UnitPrice as Price } from 'shared/unit-price';
import { Amount } from '../../ui/amount';
import { useCountFormat, useSay } from '../language/language';
import type { Change, Difference, LineChange, Sum } from './amend-difference';
import { UnitPrice } from './order-lines';

const HEAD = [
  ['fullName', 'amend.name'],
  ['email', 'amend.email'],
  ['reference', 'amend.reference'],
] as const;
const SUMS = [
  ['net', 'order.net'],
  ['tax', 'order.tax'],
  ['gross', 'order.gross'],
] as const satisfies readonly (readonly [Sum, string])[];

type Props = { readonly of: Difference; readonly order: KnownOrder };

export function DifferencePreview({ of: { head, lines, sums }, order }: Props): ReactNode {
  const say = useSay();
  const amount = (minor: number) => <Amount of={money(minor, order.currency)} bare />;
  return (
    <section className="difference" aria-label={say('amend.preview')}>
      <h3 className="subheading">{say('amend.preview')}</h3>
      <dl>
        {HEAD.flatMap(([field, words]) => {
          const change = head[field];
          return change === undefined ? [] : [<Pair key={field} name={say(words)} of={change} shown={usualText} />];
        })}
        {lines.map((line) => (
          <ChangedLine key={`${line.line} ${line.fate}`} of={line} />
        ))}
        {SUMS.flatMap(([sum, words]) => {
          const change = sums[sum];
          return change === undefined ? [] : [<Pair key={sum} name={say(words)} of={change} shown={amount} />];
        })}
      </dl>
    </section>
  );
}

const usualText = (text: string): ReactNode => <bdi>{text}</bdi>;

function ChangedLine({ of: { line, sku, fate, fields } }: { readonly of: LineChange }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const name = `${say('amend.line', { line })} · ${sku}`;
  const price = (unitPrice: Price) => <UnitPrice of={{ unitPrice }} />;
  if (fate === 'removed') return <Fact name={name}>{say('amend.removed')}</Fact>;
  return (
    <>
      {fate === 'added' && <Fact name={name}>{say('amend.added')}</Fact>}
      {fields.sku !== undefined && fate === 'changed' && <Pair name={name} of={fields.sku} shown={usualText} />}
      {fields.description !== undefined && fate === 'changed' && (
        <Pair name={name} of={fields.description} shown={usualText} />
      )}
      {fields.quantity !== undefined && (
        <Pair name={`${name}, ${say('order.line.quantity')}`} of={fields.quantity} shown={count} />
      )}
      {fields.unitPrice !== undefined && (
        <Pair name={`${name}, ${say('order.line.price')}`} of={fields.unitPrice} shown={price} />
      )}
    </>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

type PairProps<T> = { readonly name: string; readonly of: Change<T | null>; readonly shown: (value: T) => ReactNode };

function Pair<T extends string | number>({ name, of: { was, becomes }, shown }: PairProps<T>): ReactNode {
  const say = useSay();
  const side = (value: T | null) => (value === null || value === '' ? say('amend.blank') : shown(value));
  return (
    <Fact name={name}>
      <del>{side(was)}</del> → <ins>{side(becomes)}</ins>
    </Fact>
  );
}
