import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { AggregateType } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { Command } from 'shared/command';
import type { CommandType } from 'shared/command-table';
import { commandId } from 'shared/ids';
import type { Happened, MutableStates } from 'shared/states';
import { mutableStates } from 'shared/states';
import { COMMAND_TYPES, anyStory } from 'shared/testing/arbitraries';
import { ORGANISATION } from 'shared/testing/examples';
import { serialRun } from 'shared/testing/serial-run';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf } from '../store/events';
import { PROJECTED_TYPES, PROJECTION_TABLES } from '../store/projections';
import type { Office } from '../testing/office';
import { openOffice } from '../testing/office';
import type { OwnCommand } from './batch';
import { handleOwn } from './handle-batch';
import { brokenLink } from './hash-chain';
import { whole } from './personal-fields';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Every story begins with nothing. */
async function clear(): Promise<void> {
  const tables = ['events', 'receipts', 'outbox', 'deadlines', ...Object.values(PROJECTION_TABLES)];
  await office.db.raw(`truncate ${tables.join(', ')}`);
  await office.db('feed').update({ seq: 0 });
}

const own = ({ id, type, subject, payload, occurredAt }: Command): OwnCommand => ({
  id,
  type,
  v: 1,
  subject,
  payload: { ...payload },
  occurredAt,
});

/** In batches of drawn sizes: what one batch leaves the next one finds. */
async function submit(commands: readonly Command[], sizes: readonly number[]): Promise<void> {
  let from = 0;
  for (let turn = 0; from < commands.length; turn += 1) {
    const batch = commands.slice(from, from + (sizes[turn % sizes.length] ?? 1));
    from += batch.length;
    const recordedAt = batch[0]?.occurredAt;
    if (recordedAt === undefined) return;
    await handleOwn(office.db, {
      organisation: ORGANISATION,
      correlationId: randomUUID(),
      recordedAt,
      commands: batch.map(own),
    });
  }
}

async function foldOf(type: AggregateType, id: string): Promise<{ states: MutableStates; version: number }> {
  const states = mutableStates();
  const events = await eventsOf(office.db, ORGANISATION, { type, id });
  expect(events.map(({ version }) => version)).toEqual(events.map((_, position) => position + 1));
  expect(brokenLink(events)).toBeNull();
  for (const { type: name, data, private: secret } of events) {
    states.apply({ aggregate: type, id, event: whole(name, data, secret?.fields ?? null) } as unknown as Happened);
  }
  return { states, version: events.length };
}

const TYPES = COMMAND_TYPES.filter((type: CommandType) => type !== 'AcknowledgeRefusal');

test('SYN-3 whatever is commanded: the state is the fold of the events, what the projection holds, and what a serial run says', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(anyStory(TYPES, 40), sizes, async (story, cuts) => {
      const commands = story.map((command): Command => ({ ...command, id: commandId(randomUUID()), author: null }));
      await clear();
      await submit(commands, cuts);
      const expected = serialRun(commands);
      for (const type of PROJECTED_TYPES) {
        const rows = await office.db(PROJECTION_TABLES[type]).select('id', 'version', 'state', 'history');
        for (const { id, version, state, history } of rows) {
          const fold = await foldOf(type, id);
          expect(fold.states.get(type, id)).toEqual(state);
          expect(expected.states.get(type, id)).toEqual(state);
          expect([fold.version, expected.versions.get(keyOf({ type, id }))]).toEqual([version, version]);
          expect(history).toHaveLength(Math.min(version, 50));
        }
      }
      const written = await office.db('events').count().first();
      expect(written?.count).toBe(expected.happened.length);
      const accepted = expected.verdicts.filter(({ decision }) => decision.type === 'accepted').length;
      expect(await office.db('receipts').where({ status: 'accepted' })).toHaveLength(accepted);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);
