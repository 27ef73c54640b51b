// The server's serial run, in memory: commands decided one after the other, versions counted, everything that happened kept.
import { keyOf } from '../aggregate';
import type { Command } from '../command';
import type { CommandDecision } from '../decide';
import { decide } from '../decide';
import { defaultSettings } from '../settings/settings';
import type { Happened, MutableStates } from '../states';
import { mutableStates } from '../states';
import { ORGANISATION, SETTINGS } from './examples';

export type Verdict = {
  readonly command: Command;
  readonly decision: CommandDecision;
  /** Version of each aggregate the command changed, after it. */
  readonly versions: Readonly<Record<string, number>>;
};

export type SerialRun = {
  readonly states: MutableStates;
  readonly versions: ReadonlyMap<string, number>;
  readonly happened: readonly Happened[];
  readonly verdicts: readonly Verdict[];
};

export function serialRun(commands: readonly Command[]): SerialRun {
  const states = mutableStates();
  states.set('settings', SETTINGS, defaultSettings);
  const versions = new Map<string, number>();
  const happened: Happened[] = [];
  const verdicts = commands.map((command): Verdict => {
    const decision = decide(command, states, ORGANISATION);
    const reached: Record<string, number> = {};
    for (const one of decision.type === 'accepted' ? decision.events : []) {
      const key = keyOf({ type: one.aggregate, id: one.id });
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      reached[key] = version;
      states.apply(one);
      happened.push(one);
    }
    return { command, decision, versions: reached };
  });
  return { states, versions, happened, verdicts };
}
