// Why something cannot be done or was not done, as a sentence with what to do.
import { refusalSentence } from 'shared/refusals';
import type { Role } from 'shared/person/person';
import { unreachable } from 'shared/unreachable';
import type { Impossible } from '../../commands/allowed';
import type { NotDone } from '../../commands/judge';
import { GROUP_ROLES } from 'shared/policy';
import { rowOf } from 'shared/command-table';
import type { Say } from '../language/language';

export function whySentence(why: Impossible | NotDone, say: Say): string {
  switch (why.type) {
    case 'refused':
      return refusalSentence(why.refusal.code, why.refusal);
    case 'forbidden':
      return whoMay('roles' in why ? why.roles : GROUP_ROLES[rowOf(why.command).group], say);
    case 'invalid':
      return say('order.invalid', { detail: why.detail });
    case 'not-at-hand':
      return say('order.not-at-hand');
    default:
      return unreachable(why);
  }
}

function whoMay(roles: readonly Role[], say: Say): string {
  if (roles.length === 0) return say('order.forbidden.nobody');
  return say('order.forbidden', { roles: roles.map((role) => say(`order.role.${role}`)).join(', ') });
}
