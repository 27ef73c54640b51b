// Where an order stands in its saga, and what may be asked of it; and the saga itself, drawn from its table.
import { z } from 'zod';
import { commandTable } from '../../command-table';
import { decide } from '../../decide';
import { commandId, type OrganisationId } from '../../ids';
import type { Instant } from '../../instant';
import type { OrderCommand } from '../../order/commands';
import type { KnownOrder, OrderStatus } from '../../order/order';
import { KNOWN_STATUSES } from '../../order/order-filter';
import { sagaSteps } from '../../order/saga-diagram';
import type { SagaRow } from '../../order/saga-table';
import { GUARDS } from '../../order/saga-table';
import type { Actor } from '../../policy';
import { mayIssue } from '../../policy';
import { refusalSentence } from '../../refusals';
import type { States } from '../../states';
import { readCommand } from '../commands';
import { orderCommands } from './commands';
import { momentSchema, restIdSchema, versionSchema } from './common';

const verdictSchema = z
  .object({
    command: z.enum(orderCommands.map(({ path }) => path)).meta({ description: 'POST /api/v1/orders/{id}/<command>' }),
    type: z.enum(orderCommands.map(({ type }) => type)),
    allowed: z.boolean(),
    reason: z
      .object({ code: z.string(), sentence: z.string(), params: z.record(z.string(), z.unknown()) })
      .nullable()
      .meta({ description: 'Why not; null where it is allowed.' }),
  })
  .meta({ id: 'CommandVerdict' });
export type CommandVerdict = z.infer<typeof verdictSchema>;

export const orderSagaSchema = z
  .object({
    orderId: restIdSchema,
    version: versionSchema,
    state: z.enum(KNOWN_STATUSES),
    attempts: z.int(),
    deadline: momentSchema.nullable().meta({ description: 'When the shop is asked again, or the order fails.' }),
    commands: z.array(verdictSchema),
  })
  .meta({ id: 'OrderSaga' });

const stepSchema = z.object({
  from: z.enum(['new', ...KNOWN_STATUSES]),
  to: z.enum(['new', ...KNOWN_STATUSES]),
  on: z.string(),
  guard: z.string().nullable(),
});
export const stateMachineSchema = z
  .object({ states: z.array(z.enum(['new', ...KNOWN_STATUSES])), steps: z.array(stepSchema) })
  .meta({ id: 'OrderStateMachine' });
export type StateMachine = z.infer<typeof stateMachineSchema>;

export function stateMachineOf(table: readonly SagaRow[]): StateMachine {
  const states: readonly OrderStatus[] = ['new', ...KNOWN_STATUSES];
  const steps = sagaSteps(table).map(({ from, to, on, guard }) => ({
    ...{ from, to, on },
    guard: guard === null ? null : GUARDS[guard],
  }));
  return { states: [...states], steps };
}

/** Whose question it is, about which order. */
export type Question = {
  readonly order: KnownOrder;
  readonly states: States;
  readonly actor: Actor;
  readonly organisation: OrganisationId;
  readonly at: Instant;
};

/** What `decide` says to each command now, to this caller. */
export const verdictsOn = (question: Question): CommandVerdict[] =>
  orderCommands.map((row) => ({ command: row.path, type: row.type, ...verdictOn(row.type, question) }));

const ALLOWED = { allowed: true, reason: null };
const NOBODY = '00000000-0000-4000-8000-000000000000';

type Type = (typeof orderCommands)[number]['type'];

function verdictOn(type: Type, { order, states, actor, organisation, at }: Question) {
  if (!mayIssue(actor, type)) return refused('FORBIDDEN', {});
  const outline = { id: commandId(NOBODY), type, v: commandTable[type].v, subject: order.id, occurredAt: at };
  const read = readCommand({ ...outline, author: null, payload: trial(type, order) });
  if (read.type === 'unreadable') throw new Error(`a trial of ${type} that cannot be read: ${read.detail}`);
  const decision = decide(read.command, states, organisation);
  if (decision.type !== 'refused') return ALLOWED;
  const { code, ...params } = decision.refusal;
  return refused(code, params);
}

const refused = (code: string, params: Readonly<Record<string, unknown>>) => ({
  allowed: false,
  reason: {
    code: code.toLowerCase().replaceAll('_', '-'),
    sentence: refusalSentence(code, params),
    params: { ...params },
  },
});

/** A payload that says nothing the order could be refused for besides its state. */
function trial(type: Type, order: KnownOrder): Record<string, unknown> {
  const payloads: { readonly [T in Type]: Extract<OrderCommand, { type: T }>['payload'] } = {
    AmendOrder: contentOf(order),
    AddNote: { noteId: NOBODY, text: 'note' },
    PlaceHold: { holdId: NOBODY, reason: 'hold' },
    ReleaseHold: { holdId: order.holds[0]?.id ?? NOBODY },
    CompleteOrder: {},
    CancelOrder: { reason: 'cancelled' },
    RetryOrder: {},
  };
  return payloads[type];
}

function contentOf(order: KnownOrder) {
  const { customerId, contact, reference, lines, discount, shipping, taxIncluded, rounding } = order;
  return { customerId, contact, reference, lines: [...lines], discount, shipping, taxIncluded, rounding };
}
