// Sends one command through the one door and says what became of it: a receipt, a refusal, or that it has to be asked again.
import type { CommandType } from 'shared/command-table';
import { commandTable } from 'shared/command-table';
import { rowOf } from 'shared/command-table';
import type { CommandId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import type { Asked, OwnResult, Stale } from '../../commands/batch';
import { handleAsked } from '../../commands/handle-batch';
import { correlationIdOf } from '../correlation';
import { sendProblem, unavailable } from '../problem';
import { traceparentIn } from '../trace';
import { etagOf, staleProblem } from './preconditions';
import { problemOfRefusal } from './refusal-status';
import type { Asking, RestParts } from './route';

export type Wanted = { readonly id: CommandId; readonly type: CommandType; readonly createsAt?: string };

export async function answerCommand(
  { auth, gate, onCommitted }: RestParts,
  asking: Asking<unknown, unknown>,
  { id, type, createsAt }: Wanted,
): Promise<void> {
  const { caller, response, expected } = asking;
  const at = instantFromMillis(auth.now().getTime());
  const asked: Asked = {
    organisation: auth.organisation,
    actor: caller.actor,
    deviceId: caller.deviceId,
    correlationId: correlationIdOf(response),
    traceparent: traceparentIn(asking.request),
    recordedAt: at,
    expected,
    command: {
      id,
      type,
      v: commandTable[type].v,
      subject: asking.id,
      payload: said(asking),
      occurredAt: at,
      author: authorOf(caller),
    },
  };
  const answer = await gate(() => handleAsked(auth.db, asked));
  if (answer === null) return sendProblem(response, unavailable);
  const { result, replayed } = answer;
  if (replayed) response.setHeader('Idempotency-Replayed', 'true');
  if (result.status === 'accepted' && !replayed) onCommitted();
  send(asking, result, { subject: `${rowOf(type).aggregate}:${asking.id}`, createsAt });
}

const authorOf = ({ actor }: Asking<unknown, unknown>['caller']) => (actor.type === 'person' ? actor.id : null);

/** As it was said, not as it was read: the same key with the same words is the same command. */
function said({ request }: Asking<unknown, unknown>): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

type Outcome = { readonly subject: string; readonly createsAt: string | undefined };

function send(
  { response }: Asking<unknown, unknown>,
  result: OwnResult | Stale,
  { subject, createsAt }: Outcome,
): void {
  switch (result.status) {
    case 'accepted': {
      const version = result.versions[subject];
      if (version !== undefined) response.setHeader('ETag', etagOf(version));
      if (createsAt !== undefined) response.setHeader('Location', createsAt);
      const { id: commandId, status, versions, feedSeq: position } = result;
      response.status(createsAt === undefined ? 200 : 201).json({ commandId, status, versions, position });
      return;
    }
    case 'rejected':
      return sendProblem(response, problemOfRefusal(result.code, result.params));
    case 'stale':
      return sendProblem(response, staleProblem(result.version));
    case 'retry':
    case 'postponed':
      return sendProblem(response, unavailable);
  }
}
