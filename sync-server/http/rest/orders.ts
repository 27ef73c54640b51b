// Orders over REST: read from the projections, changed by commands through the one door.
import { ref } from 'shared/aggregate';
import type { RestOrderEvent } from 'shared/contract/rest/orders';
import { orderSummaryOf, restOrderOf } from 'shared/contract/rest/orders';
import type { KnownOrder } from 'shared/order/order';
import { whole } from '../../commands/personal-fields';
import type { StoredEvent } from '../../store/events';
import { eventsOf } from '../../store/events';
import { notFound, sendProblem } from '../problem';
import { answerCommand } from './answer-command';
import { answerOne } from './catalogue';
import { createCommandId, keyOf } from './keys';
import { CURSOR_INVALID, answerList, conditionsOf, limitOf, nextAddress } from './list';
import { ORDER_OPERATIONS, orderCommandOperations } from './order-operations';
import type { Asking, RestParts, Route } from './route';
import { route } from './route';

export function orderRoutes(parts: RestParts): readonly Route[] {
  return [
    route(parts, ORDER_OPERATIONS.list, (asking) => listAll(parts, asking)),
    route(parts, ORDER_OPERATIONS.one, (asking) => answerOne<KnownOrder>(parts, asking, 'order', restOrderOf)),
    route(parts, ORDER_OPERATIONS.events, (asking) => listEvents(parts, asking)),
    route(parts, ORDER_OPERATIONS.place, (asking) => {
      const [id, createsAt] = [createCommandId(parts, asking, 'PlaceOrder'), `/api/v1/orders/${asking.id}`];
      return answerCommand(parts, asking, { id, type: 'PlaceOrder', createsAt });
    }),
    ...orderCommandOperations.map(({ type, operation }) =>
      route(parts, operation, (asking) => answerCommand(parts, asking, { id: keyOf(asking), type })),
    ),
  ];
}

type OrderQuery = Parameters<typeof listAll>[1]['query'];

function listAll(parts: RestParts, asking: Asking<ReturnType<typeof ORDER_OPERATIONS.list.query.parse>, null>) {
  const { query } = asking;
  return answerList<KnownOrder>(parts, asking, {
    type: 'order',
    usual: { name: 'placedAt', descending: true },
    conditions: conditionsOn(query),
    item: orderSummaryOf,
  });
}

const conditionsOn = (query: OrderQuery) =>
  conditionsOf({
    orderStatus: query.state,
    origin: query.origin,
    placedFrom: query['placedAt.gte'],
    placedAfter: query['placedAt.gt'],
    placedUntil: query['placedAt.lte'],
    placedBefore: query['placedAt.lt'],
    number: query.number,
    source: query.source,
    customerId: query.customerId,
    orderReference: query.reference,
  });

type EventsQuery = { readonly limit?: number | undefined; readonly cursor?: string | undefined };

async function listEvents({ auth, cursors }: RestParts, asking: Asking<EventsQuery, null>): Promise<void> {
  const { id, query, request, response } = asking;
  const { db, organisation } = auth;
  const [list, limit] = [`events of ${id}`, limitOf(query)];
  const place = query.cursor === undefined ? null : cursors.read(list, query.cursor);
  if (query.cursor !== undefined && place === null) return sendProblem(response, CURSOR_INVALID);
  const after = Number(place?.key ?? 0);
  const events = await eventsOf(db, organisation, ref('order', id), { after, limit: limit + 1 });
  if (events.length === 0 && after === 0) return sendProblem(response, notFound);
  const page = events.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = events.length > limit && last ? cursors.write(list, { key: last.version, id }) : null;
  if (nextCursor !== null) response.setHeader('Link', `<${nextAddress(request, nextCursor)}>; rel="next"`);
  response.json({ items: page.map(restEventOf), nextCursor });
}

function restEventOf(event: StoredEvent): RestOrderEvent {
  const { version, type, v, userId, deviceId, commandId: command, occurredAt, recordedAt, feedSeq } = event;
  const { type: _, ...data } = whole(type, event.data, event.private?.fields ?? null);
  return {
    ...{ version, type, v, data, by: userId, device: deviceId, commandId: command, occurredAt, recordedAt },
    position: feedSeq,
  };
}
