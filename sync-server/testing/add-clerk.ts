// Somebody in whose name a benchmark sends its commands.
import { randomUUID } from 'node:crypto';
import { commandId, personId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { handleOwn } from '../commands/handle-batch';
import type { Database } from '../store/database';

export async function addClerk(db: Database, organisation: OrganisationId): Promise<PersonId> {
  const author = personId(randomUUID());
  const at = instantFromMillis(Date.now());
  const payload = { name: 'Ada', signInName: 'ada', roles: ['manager'] };
  const command = { id: commandId(randomUUID()), type: 'AddPerson', v: 1, subject: author, payload, occurredAt: at };
  await handleOwn(db, { organisation, correlationId: randomUUID(), recordedAt: at, commands: [command] });
  return author;
}
