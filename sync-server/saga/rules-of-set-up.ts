// What the settings of this set-up say of the saga goes into the organisation's own settings at the start, as a change everybody
// sees; what they do not say stays the organisation's. So there is one truth, on every server and every screen.
import { randomUUID } from 'node:crypto';
import { commandId, settingsIdOf } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import type { Clock } from '../clock';
import { handleOwn } from '../commands/handle-batch';
import type { Database } from '../store/database';
import { readSettings } from '../store/settings';

/** Null: not said. */
export type RulesOfSetUp = {
  readonly sagaMaxAttempts: number | null;
  /** Milliseconds, whole seconds of them. */
  readonly sagaRetryAfter: number | null;
};

/** Nothing different is nothing happened. @throws where the change was not taken */
export async function applyRules(
  db: Database,
  organisation: OrganisationId,
  { sagaMaxAttempts, sagaRetryAfter }: RulesOfSetUp,
  clock: Clock,
): Promise<void> {
  const current = await readSettings(db, organisation);
  const wanted = {
    maxAttempts: sagaMaxAttempts ?? current.maxAttempts,
    retryAfterSeconds: sagaRetryAfter === null ? current.retryAfterSeconds : sagaRetryAfter / 1_000,
  };
  const { maxAttempts, retryAfterSeconds } = current;
  if (wanted.maxAttempts === maxAttempts && wanted.retryAfterSeconds === retryAfterSeconds) return;
  const subject = settingsIdOf(organisation);
  const now = clock.now();
  const command = {
    id: commandId(randomUUID()),
    type: 'ChangeSettings',
    v: 1,
    subject,
    payload: wanted,
    occurredAt: now,
  };
  const batch = { organisation, correlationId: subject, recordedAt: now, commands: [command] };
  const [result] = await handleOwn(db, batch);
  if (result?.status !== 'accepted')
    throw new Error(`the settings of the saga were not taken: ${result?.status ?? ''}`);
}
