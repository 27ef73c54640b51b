// What a command is about: its name as people say it, and the number and name of its subject.
import type { PlaceOrder } from 'shared/order/commands';
import type { LocalDocument, OutboxRow } from '../../local/store';
import { catalogOf } from '../language/catalog';
import type { WordId } from '../language/catalog';
import type { Say } from '../language/language';
import { intentOf } from './intent-of';

export type About = {
  /** As this device holds it; null where it does not. */
  readonly held: LocalDocument | null;
  /** The number of an order; null for all else. */
  readonly number: string | null;
  readonly name: string;
  /** What the command asked to place; null for any other command. */
  readonly placed: PlaceOrder['payload'] | null;
};

export function about(row: OutboxRow, held: LocalDocument | null): About {
  const asked = intentOf(row);
  const placed = asked?.type === 'PlaceOrder' ? asked.payload : null;
  const said = asked !== null && 'profile' in asked.payload ? asked.payload.profile.name : nameIn(row.payload);
  return {
    held,
    placed,
    number: held?.type === 'order' && held.state.status !== 'new' ? held.state.number : (placed?.number ?? null),
    name: (held === null ? null : nameOf(held)) ?? placed?.contact?.fullName ?? said,
  };
}

function nameOf({ type, state }: LocalDocument): string | null {
  if (type === 'settings') return state.organisationName;
  if (type === 'refusal' || state.status === 'new') return null;
  if (type === 'order') return state.contact?.fullName ?? '';
  return type === 'customer' ? (state.profile?.name ?? '') : state.name;
}

const nameIn = ({ name }: Readonly<Record<string, unknown>>): string => (typeof name === 'string' ? name : '');

const KNOWN = catalogOf('en');
const isWord = (id: string): id is WordId => Object.hasOwn(KNOWN, id);

/** A command of another version is named as it is. */
export function commandName(type: string, say: Say): string {
  const id = `command.${type}`;
  return isWord(id) ? say(id) : type;
}

/** The code of the device it was made on; null where that is not known here. */
export function madeOn({ seq }: OutboxRow, placed: About['placed'], here: string): string | null {
  if (seq > 0) return here;
  const code = placed?.origin === 'desk' ? placed.number.split('-')[0] : undefined;
  return code ?? null;
}
