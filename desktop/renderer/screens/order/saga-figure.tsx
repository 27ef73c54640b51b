// The drawing itself, and the same in sentences for who does not see it.
import type { ReactNode } from 'react';
import { sagaTable } from 'shared/order/saga-table';
import type { KnownOrder, OrderStatus } from 'shared/order/order';
import { Badge } from '../../ui/marks';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { exampleOf } from './intents';
import type { Line, Place } from './saga-layout';
import type { Picture, Way } from './saga-picture';
import { sagaPicture, wayKey } from './saga-picture';
import { actOf, sentenceOf } from './saga-sentences';
import type { OrderActs } from './use-order-acts';
import type { SeenOrder } from './use-order';

type Props = { readonly seen: SeenOrder; readonly acts: OrderActs };

export function SagaFigure({ seen: { row }, acts }: Props): ReactNode {
  const say = useSay();
  const order = row.state;
  const picture = sagaPicture(sagaTable, {
    now: order.status,
    known: row.base === null || row.base.state.status === 'new' ? null : row.base.state.status,
    past: row.history.map(({ type }) => type),
    ask: (trigger) => acts.why(exampleOf(trigger, order)),
  });
  return (
    <section className="card saga">
      <header className="row wrap">
        <h2 className="subheading grow">{say('saga.title')}</h2>
        <Key state="taken">{say('saga.taken')}</Key>
        <Key state="next">{say('saga.next')}</Key>
        <Key state="impossible">{say('saga.impossible')}</Key>
      </header>
      <figure>
        <div className="drawing" tabIndex={0} role="region" aria-label={say('saga.title')}>
          <Drawing picture={picture} order={order} />
        </div>
        <figcaption className="unseen">
          <ul>
            <li>{say('saga.says.now', { status: say(`saga.status.${order.status}`) })}</li>
            {picture.ways.flatMap((way) => {
              const words = sentenceOf(way, say);
              return words === null ? [] : [<li key={way.key}>{words}</li>];
            })}
          </ul>
        </figcaption>
      </figure>
    </section>
  );
}

const Key = ({ state, children }: { readonly state: string; readonly children: string }): ReactNode => (
  <span className="row small support">
    <svg className="key" viewBox="0 0 16 12" aria-hidden="true">
      <path className={`way ${state}`} d="M0 6h16" />
    </svg>
    {children}
  </span>
);

type DrawingProps = { readonly picture: Picture<string>; readonly order: KnownOrder };

function Drawing({ picture: { width, height, places, lines, ways }, order }: DrawingProps): ReactNode {
  const stateOf = (key: string) => ways.find((way) => way.key === key);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <defs>
        <marker
          id="saga-head"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerUnits="userSpaceOnUse"
          markerWidth="10"
          markerHeight="10"
          orient="auto-start-reverse"
        >
          <path d="M0 .8 7 4 0 7.2z" />
        </marker>
      </defs>
      {lines.map(({ key, path }) => (
        <path key={key} className={`way ${stateOf(key)?.state ?? 'away'}`} d={path} markerEnd="url(#saga-head)" />
      ))}
      {places.map((place) => (
        <PlaceMark key={place.status} place={place} now={order.status} />
      ))}
      {lines.map((line) => (
        <Label key={line.key} line={line} way={stateOf(line.key)} order={order} />
      ))}
    </svg>
  );
}

function PlaceMark({ place, now }: { readonly place: Place; readonly now: OrderStatus }): ReactNode {
  const { status, x, y, width, height } = place;
  if (status === 'new') return <circle className="start" cx={x + 6} cy={y + 6} r={6} />;
  return (
    <foreignObject x={x} y={y} width={width} height={height}>
      <div className={`place ${status}${status === now ? ' now' : ''}`}>
        <Badge status={status} />
      </div>
    </foreignObject>
  );
}

type LabelProps = { readonly line: Line; readonly way: Way<string> | undefined; readonly order: KnownOrder };

/** Only ways from where the order is say what they ask for; an arrow elsewhere needs no words. */
function Label({ line: { label }, way, order }: LabelProps): ReactNode {
  const say = useSay();
  if (way === undefined) return null;
  const words = labelOf(way, order, say);
  if (words === null) return null;
  const { x, y, width, height } = label;
  return (
    <foreignObject x={x} y={y} width={width} height={height}>
      <div className={`way-label ${way.state}`} title={words.why}>
        <span>
          {words.name !== '' && <b>{words.name}</b>}
          {words.why !== '' && <span className="reason">{words.why}</span>}
        </span>
      </div>
    </foreignObject>
  );
}

function labelOf(
  way: Way<string>,
  order: KnownOrder,
  say: Say,
): { readonly name: string; readonly why: string } | null {
  if (way.key === wayKey(order.status, order.status))
    return order.attempts > 0 ? { name: '', why: say('saga.asked-again', { count: order.attempts }) } : null;
  switch (way.state) {
    case 'next':
      return { name: actOf(way, say), why: way.guard === null ? '' : say(`saga.guard.${way.guard}`) };
    case 'impossible':
      return { name: actOf(way, say), why: way.why ?? '' };
    case 'elsewhere':
      return { name: '', why: say('saga.elsewhere') };
    default:
      return null;
  }
}
