// Who may issue which command, and see what (POL-1). The server enforces it, the screen asks it, offline too.
import { type CommandType, rowOf } from './command-table';
import type { Command } from './command';
import type { PersonId } from './ids';
import type { Role } from './person/person';
import type { Scope } from './scopes';
import { unreachable } from './unreachable';

/** `anyone` who is signed in; `system` is the server alone. */
export type CommandGroup =
  'anyone' | 'orders' | 'goods' | 'money' | 'approvals' | 'views' | 'administration' | 'system';

export type Actor =
  | { readonly type: 'person'; readonly id: PersonId; readonly roles: readonly Role[] }
  /** Another program with a token of its own. */
  | { readonly type: 'machine'; readonly scopes: readonly Scope[] }
  | { readonly type: 'system' };

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
  switch (actor.type) {
    case 'system':
      return true;
    case 'person':
      return holdsOneOf(actor.roles, GROUP_ROLES[rowOf(type).group]);
    case 'machine': {
      const scope = scopeFor(type);
      return scope !== null && actor.scopes.includes(scope);
    }
    default:
      return unreachable(actor);
  }
}

/** What a machine needs for commands of this type; null: none of them is for machines. */
function scopeFor(type: CommandType): Scope | null {
  const { aggregate, group } = rowOf(type);
  if (aggregate === 'order' && group === 'approvals') return 'orders:approve';
  if (aggregate === 'order' && group !== 'system') return 'orders:write';
  if (aggregate === 'product') return 'products:write';
  return aggregate === 'customer' ? 'customers:write' : null;
}

/** What can be looked at over REST. */
export type Readable = 'orders' | 'products' | 'customers';

/** Whoever may work with orders, products and customers sees all of them, however old. */
export function mayRead(actor: Actor, what: Readable): boolean {
  switch (actor.type) {
    case 'system':
      return true;
    case 'person':
      return holdsOneOf(actor.roles, GROUP_ROLES.orders);
    case 'machine':
      return actor.scopes.includes(`${what}:read`);
    default:
      return unreachable(actor);
  }
}

/** Whether this actor may hand in whole files of orders. */
export function mayImport(actor: Actor): boolean {
  return actor.type === 'machine' ? actor.scopes.includes('imports:write') : mayIssue(actor, 'PlaceOrder');
}

/** Whether this actor may tell us what happened in that shop; people have no word in it. */
export function maySpeakFor(actor: Actor, source: string): boolean {
  return actor.type === 'machine' && actor.scopes.includes(`inbound:${source}`);
}

/** Whether this actor may issue this very command; dealing with another's refusal is a manager's. */
export function permits(actor: Actor, command: Command): boolean {
  if (command.type === 'Withdrawn') return true;
  if (!mayIssue(actor, command.type)) return false;
  if (command.type !== 'AcknowledgeRefusal' || !command.payload.takeOver) return true;
  return actor.type !== 'person' || actor.roles.includes('manager');
}

const holdsOneOf = (held: readonly Role[], allowed: readonly Role[]) => held.some((role) => allowed.includes(role));
