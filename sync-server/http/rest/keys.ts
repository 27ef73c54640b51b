// The id a command is known by: the key its caller gave, or one that follows from what they said.
import { createHash } from 'node:crypto';
import { canonicalJson } from 'shared/canonical-json';
import type { CommandId } from 'shared/ids';
import { commandId, derivedId } from 'shared/ids';
import type { Asking, RestParts } from './route';

/** The route sees to it that there is one. */
export function keyOf({ key }: Asking<unknown, unknown>): CommandId {
  if (key === null) throw new Error('a command without a key');
  return key;
}

/** Without a key the id, the content and who sends it stand for it: sent again, it is answered again. */
export function createCommandId({ auth }: RestParts, asking: Asking<unknown, unknown>, type: string): CommandId {
  const { id, key, caller, request } = asking;
  if (key !== null) return key;
  const author = caller.actor.type === 'person' ? caller.actor.id : caller.deviceId;
  const said = createHash('sha256').update(canonicalJson(request.body)).digest('hex');
  return commandId(derivedId(auth.organisation, `rest ${type}`, `${id} ${author} ${said}`));
}
