// The fold of a set on a desktop is the server's serial run of it, wherever the two stand.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, refOf } from './aggregate';
import type { AggregateType, Ref } from './aggregate';
import type { Command } from './command';
import { targetsOf } from './command';
import { rowOf } from './command-table';
import type { Base, Rebased, Unsettled } from './rebase';
import { rebase } from './rebase';
import { COMMAND_TYPES, anyStory } from './testing/arbitraries';
import { ORGANISATION, SETTINGS } from './testing/examples';
import type { SerialRun, Verdict } from './testing/serial-run';
import { serialRun } from './testing/serial-run';

const byPeople = COMMAND_TYPES.filter((type) => rowOf(type).group !== 'system' && type !== 'AcknowledgeRefusal');
const story = anyStory(byPeople, 25).map((commands) =>
  commands.filter(({ type }) => byPeople.some((known) => known === type)),
);

/** Every aggregate the commands touch, and the settings. */
function everyRef(commands: readonly Command[]): readonly Ref[] {
  const touched = commands.flatMap((command) => targetsOf(command, ORGANISATION).touched.map(keyOf));
  return [...new Set([`settings:${SETTINGS}`, ...touched])].map(refOf);
}

/** What a device holds that has read the server's history up to this run. */
const basesOf = (run: SerialRun, refs: readonly Ref[]): readonly Base[] => refs.map((ref) => baseOf(run, ref));

function baseOf({ states, versions }: SerialRun, { type, id }: Ref): Base {
  const of = <T extends AggregateType>(one: T) => ({
    type: one,
    id,
    version: versions.get(keyOf({ type, id })) ?? 0,
    state: states.get(one, id) ?? null,
  });
  // The generic call keeps type and state of one kind together; the union only hides it.
  return of(type) as Base;
}

const queued = (command: Command, seq: number): Unsettled => ({ seq, command, status: 'queued', versions: {} });
const accepted = ({ command, versions }: Verdict, seq: number): Unsettled => ({
  seq,
  command,
  status: 'accepted',
  versions,
});
const acceptedOf = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ decision }) => decision.type === 'accepted').map(accepted);

function expectSame(rebased: Rebased, { states }: SerialRun, refs: readonly Ref[]) {
  for (const { type, id } of refs) expect(rebased.state(type, id), keyOf({ type, id })).toEqual(states.get(type, id));
}

test('SYN-19 commands queued on nothing give what the server would make of them', () => {
  fc.assert(
    fc.property(story, (commands) => {
      const refs = everyRef(commands);
      const server = serialRun(commands);
      const rebased = rebase(basesOf(serialRun([]), refs), commands.map(queued), [], ORGANISATION);
      expectSame(rebased, server, refs);
      const blocked = new Set([...rebased.views.values()].flatMap((view) => view.blocked.map(({ id }) => id)));
      const refused = server.verdicts
        .filter(({ decision }) => decision.type === 'refused')
        .map(({ command }) => command.id);
      expect([...blocked].sort()).toEqual(refused.sort());
    }),
    { numRuns: 150 },
  );
});

test('SYN-7 wherever the bases and the answers stand, the view is the whole history', () => {
  fc.assert(
    fc.property(story, fc.nat(), fc.nat(), (commands, first, second) => {
      const answered = first % (commands.length + 1);
      const read = second % (answered + 1);
      const refs = everyRef(commands);
      const unsettled = [
        ...acceptedOf(serialRun(commands.slice(0, answered)).verdicts),
        ...commands.slice(answered).map((command, n) => queued(command, answered + n)),
      ];
      const rebased = rebase(basesOf(serialRun(commands.slice(0, read)), refs), unsettled, [], ORGANISATION);
      expectSame(rebased, serialRun(commands), refs);
    }),
    { numRuns: 250 },
  );
});

test('SYN-7 own commands are played on what others did', () => {
  fc.assert(
    fc.property(story, story, (others, own) => {
      const refs = everyRef([...others, ...own]);
      const rebased = rebase(basesOf(serialRun(others), refs), own.map(queued), [], ORGANISATION);
      expectSame(rebased, serialRun([...others, ...own]), refs);
    }),
    { numRuns: 150 },
  );
});

test("SYN-19 a command that reached some of its aggregates' bases acts on the others alone", () => {
  let partial = 0;
  fc.assert(
    fc.property(story, fc.nat(), (commands, chosen) => {
      const server = serialRun(commands);
      const wide = server.verdicts.findIndex(({ versions }) => Object.keys(versions).length > 1);
      const verdict = server.verdicts[wide];
      if (verdict === undefined) return;
      partial += 1;
      const [before, with_] = [serialRun(commands.slice(0, wide)), serialRun(commands.slice(0, wide + 1))];
      const keys = Object.keys(verdict.versions);
      const ahead = keys[chosen % keys.length];
      const refs = everyRef(commands);
      const bases = refs.map((ref) => baseOf(keyOf(ref) === ahead ? with_ : before, ref));
      const rebased = rebase(bases, [accepted(verdict, wide)], [], ORGANISATION);
      expectSame(rebased, with_, refs);
      expect(rebased.views.get(ahead ?? '')?.pending).toEqual([]);
    }),
    { numRuns: 250 },
  );
  expect(partial).toBeGreaterThan(50);
});

test('SYN-15 folding the same set again gives the same views', () => {
  fc.assert(
    fc.property(story, (commands) => {
      const bases = basesOf(serialRun(commands.slice(0, 5)), everyRef(commands));
      const fold = () => rebase(bases, commands.slice(5).map(queued), [], ORGANISATION);
      expect([...fold().views]).toEqual([...fold().views]);
    }),
    { numRuns: 100 },
  );
});
