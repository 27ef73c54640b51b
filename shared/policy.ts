// Who may issue which command (POL-1). The server enforces it, the screen asks it, offline too.
import { type CommandType, rowOf } from './command-table';
import type { Command } from './command';
import type { PersonId } from './ids';
import type { Role } from './person/person';

/** `anyone` who is signed in; `system` is the server alone. */
export type CommandGroup =
  'anyone' | 'orders' | 'goods' | 'money' | 'approvals' | 'views' | 'administration' | 'system';

export type Actor =
  { readonly type: 'person'; readonly id: PersonId; readonly roles: readonly Role[] } | { readonly type: 'system' };

export const systemActor: Actor = { type: 'system' };

/** Who may do what, a row per group. */
export const GROUP_ROLES: Readonly<Record<CommandGroup, readonly Role[]>> = {
  anyone: ['warehouse', 'finance', 'manager', 'admin'],
  orders: ['warehouse', 'finance', 'manager'],
  goods: ['warehouse', 'manager'],
  money: ['finance', 'manager'],
  approvals: ['manager'],
  views: ['manager', 'admin'],
  administration: ['admin'],
  system: [],
};

/** Whether this actor may issue commands of this type at all. */
export function mayIssue(actor: Actor, type: CommandType): boolean {
  return actor.type === 'system' || holdsOneOf(actor.roles, GROUP_ROLES[rowOf(type).group]);
}

/** Whether this actor may issue this very command; dealing with another's refusal is a manager's. */
export function permits(actor: Actor, command: Command): boolean {
  if (command.type === 'Withdrawn') return true;
  if (!mayIssue(actor, command.type)) return false;
  if (command.type !== 'AcknowledgeRefusal' || !command.payload.takeOver) return true;
  return actor.type === 'system' || actor.roles.includes('manager');
}

const holdsOneOf = (held: readonly Role[], allowed: readonly Role[]) => held.some((role) => allowed.includes(role));
