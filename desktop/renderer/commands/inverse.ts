// What brings back how it was before a command, as a command of its own. Pure; what is final has none.
import { canonicalJson } from 'shared/canonical-json';
import type { CommandType } from 'shared/command-table';
import type { SettingsChange } from 'shared/settings/settings';
import type { LocalDocument } from '../local/store';
import type { Intent } from './intent';
import { contentOf } from './order-content';

/** Of these the inverse is the same command with what was there before. */
const RESTORING: ReadonlySet<CommandType> = new Set<CommandType>([
  'AmendOrder',
  'ChangeProduct',
  'ChangeCustomer',
  'ChangePerson',
  'ChangeSettings',
  'ShareView',
]);

const REVERSIBLE: ReadonlySet<CommandType> = new Set<CommandType>([
  ...RESTORING,
  'PlaceHold',
  'ReleaseHold',
  'DisablePerson',
  'EnablePerson',
  'UnshareView',
]);

/** Whether some of these can be brought back; of all others nothing need be remembered. */
export const mayHaveInverse = (type: CommandType): boolean => REVERSIBLE.has(type);

/** @param before what the command was about, before it; null where nothing brings it back */
export function inverseOf(intent: Intent, before: LocalDocument): Intent | null {
  switch (intent.type) {
    case 'PlaceHold':
      return { type: 'ReleaseHold', subject: intent.subject, payload: { holdId: intent.payload.holdId } };
    case 'DisablePerson':
      return { type: 'EnablePerson', subject: intent.subject, payload: {} };
    case 'EnablePerson':
      return { type: 'DisablePerson', subject: intent.subject, payload: {} };
    default:
      return restoring(intent, before);
  }
}

function restoring(intent: Intent, { type, state }: LocalDocument): Intent | null {
  if (type === 'settings') return ofSettings(intent, state);
  if (type === 'refusal' || state.status === 'new') return null;
  switch (intent.type) {
    case 'AmendOrder':
      return type === 'order' ? { ...intent, payload: contentOf(state) } : null;
    case 'ReleaseHold': {
      const hold = type === 'order' ? state.holds.find(({ id }) => id === intent.payload.holdId) : undefined;
      if (hold === undefined) return null;
      return { type: 'PlaceHold', subject: intent.subject, payload: { holdId: hold.id, reason: hold.reason } };
    }
    case 'ChangeProduct': {
      if (type !== 'product') return null;
      const { status: _, ...payload } = state;
      return { type: intent.type, subject: intent.subject, payload };
    }
    case 'ChangeCustomer': {
      if (type !== 'customer' || state.profile === null) return null;
      return { ...intent, payload: { reference: state.reference, profile: state.profile } };
    }
    case 'ChangePerson':
      return type === 'person' ? { ...intent, payload: { name: state.name, roles: [...state.roles] } } : null;
    default:
      return null;
  }
}

type OfSettings = Extract<LocalDocument, { type: 'settings' }>['state'];

function ofSettings(intent: Intent, rules: OfSettings): Intent | null {
  switch (intent.type) {
    case 'ChangeSettings':
      return settingsBack(intent, rules);
    case 'ShareView':
    case 'UnshareView':
      return viewBack(intent, rules);
    default:
      return null;
  }
}

/** Taking away what was not there is nothing, and so needs nothing to bring it back. */
function viewBack(
  { type, subject, payload }: Extract<Intent, { type: 'ShareView' | 'UnshareView' }>,
  rules: OfSettings,
) {
  const before = (rules.views ?? []).find(({ name }) => name === payload.name);
  if (before === undefined)
    return type === 'ShareView' ? ({ type: 'UnshareView', subject, payload: { name: payload.name } } as const) : null;
  const { name, address, defaultFor } = before;
  return { type: 'ShareView', subject, payload: { name, address, defaultFor } } as const;
}

/** Only what the command names goes back. */
function settingsBack(intent: Extract<Intent, { type: 'ChangeSettings' }>, rules: OfSettings): Intent {
  const named = Object.entries(rules).filter(([name]) => Object.hasOwn(intent.payload, name));
  return { ...intent, payload: Object.fromEntries(named) as SettingsChange };
}

/** Whether nobody has changed since what this command made; asked before it is put back, so that no other work is lost. */
export function isAsMade(made: Intent, now: LocalDocument): boolean {
  if (made.type === 'UnshareView') return inverseOf(made, now) === null;
  if (!RESTORING.has(made.type)) return true;
  const there = inverseOf(made, now);
  return there !== null && canonicalJson(there.payload) === canonicalJson(made.payload);
}
