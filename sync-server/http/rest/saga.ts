// Where one order stands, and the saga itself in three notations.
import { stateMachineOf, verdictsOn } from 'shared/contract/rest/saga';
import { settingsIdOf } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { KnownOrder } from 'shared/order/order';
import { dot, mermaid } from 'shared/order/saga-diagram';
import { sagaTable } from 'shared/order/saga-table';
import { mutableStates } from 'shared/states';
import { nextDeadline } from '../../store/deadlines';
import { oneOf } from '../../store/listing';
import { readSettings } from '../../store/settings';
import { notFound, sendProblem } from '../problem';
import { ORDER_OPERATIONS, STATE_MACHINE } from './order-operations';
import type { Asking, RestParts, Route } from './route';
import { route } from './route';

export function sagaRoutes(parts: RestParts): readonly Route[] {
  return [
    route(parts, ORDER_OPERATIONS.saga, (asking) => answerSaga(parts, asking)),
    route(parts, STATE_MACHINE, answerStateMachine),
  ];
}

async function answerSaga(
  { auth: { db, organisation, now } }: RestParts,
  { id, caller, response }: Asking<unknown, unknown>,
): Promise<void> {
  const [stored, settings, deadline] = await Promise.all([
    oneOf<KnownOrder>(db, organisation, 'order', id),
    readSettings(db, organisation),
    nextDeadline(db, organisation, id),
  ]);
  if (stored === null) return sendProblem(response, notFound);
  const { version, state: order } = stored;
  const states = mutableStates();
  states.set('order', id, order);
  states.set('settings', settingsIdOf(organisation), settings);
  const at = instantFromMillis(now().getTime());
  const commands = verdictsOn({ order, states, actor: caller.actor, organisation, at });
  response.json({ orderId: id, version, state: order.status, attempts: order.attempts, deadline, commands });
}

const NOTATIONS = {
  json: 'application/json',
  mmd: 'text/vnd.mermaid',
  dot: 'text/vnd.graphviz',
} as const;
type Notation = keyof typeof NOTATIONS;

function answerStateMachine({ request, response }: Asking<unknown, unknown>): void {
  const notation = notationOf(request);
  response.vary('Accept');
  switch (notation) {
    case 'json':
      response.json(stateMachineOf(sagaTable));
      return;
    case 'mmd':
      response.type(NOTATIONS.mmd).send(mermaid(sagaTable));
      return;
    case 'dot':
      response.type(NOTATIONS.dot).send(dot(sagaTable));
      return;
    case null:
      sendProblem(response, {
        status: 406,
        code: 'not-acceptable',
        title: `The saga can be had as ${Object.values(NOTATIONS).join(', ')}.`,
      });
  }
}

/** The ending of the address counts more than what is accepted. */
function notationOf(request: Asking<unknown, unknown>['request']): Notation | null {
  const ending = /\.(json|mmd|dot)$/.exec(request.path)?.[1];
  const [byEnding] = NOTATION_NAMES.filter((name) => name === ending);
  if (byEnding !== undefined) return byEnding;
  const accepted = request.accepts(Object.values(NOTATIONS));
  return NOTATION_NAMES.find((name) => NOTATIONS[name] === accepted) ?? null;
}

const NOTATION_NAMES = ['json', 'mmd', 'dot'] as const satisfies readonly Notation[];
