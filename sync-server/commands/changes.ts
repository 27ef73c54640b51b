// Applies what was decided to the states at hand, and says what each touched aggregate has become.
import type { Ref } from 'shared/aggregate';
import { keyOf } from 'shared/aggregate';
import type { OrganisationId } from 'shared/ids';
import { settingsIdOf } from 'shared/ids';
import type { OrderEvent } from 'shared/order/events';
import type { Consequences } from 'shared/order/saga';
import { consequences } from 'shared/order/saga';
import { defaultSettings } from 'shared/settings/settings';
import type { Happened, MutableStates, States } from 'shared/states';
import { initialStates } from 'shared/states';
import type { Change } from './verdict';

type Here = {
  readonly work: { readonly organisation: OrganisationId };
  readonly known: { readonly states: MutableStates };
  /** Raised here, per aggregate key. */
  readonly versions: Map<string, number>;
};

/** @param touched the locked aggregates, in which alone events may happen; those without any are left out */
export function changesOf(
  { work, known, versions }: Here,
  touched: readonly Ref[],
  events: readonly Happened[],
): readonly Change[] {
  const locked = new Set(touched.map(keyOf));
  const stateOf = (ref: Ref) => known.states.get(ref.type, ref.id) ?? initialStates[ref.type];
  const before = new Map(touched.map((ref) => [keyOf(ref), stateOf(ref)]));
  for (const happened of events) {
    if (!locked.has(keyOf({ type: happened.aggregate, id: happened.id })))
      throw new Error(`${happened.event.type} on an untouched aggregate`);
    known.states.apply(happened);
  }
  return touched.flatMap((ref) => {
    const own = events.filter(({ aggregate, id }) => aggregate === ref.type && id === ref.id);
    if (own.length === 0) return [];
    const version = (versions.get(keyOf(ref)) ?? 0) + own.length;
    versions.set(keyOf(ref), version);
    return [
      {
        ref,
        version,
        before: before.get(keyOf(ref)) ?? initialStates[ref.type],
        state: stateOf(ref),
        events: own.map(({ event }) => event),
        consequences: whatFollows(ref, own, known.states, work.organisation),
      },
    ];
  });
}

function whatFollows(
  ref: Ref,
  happened: readonly Happened[],
  states: States,
  organisation: OrganisationId,
): Consequences | null {
  const order = ref.type === 'order' ? states.get('order', ref.id) : undefined;
  if (order === undefined || order.status === 'new') return null;
  const events = happened.flatMap((one): OrderEvent[] => (one.aggregate === 'order' ? [one.event] : []));
  return consequences(events, order, states.get('settings', settingsIdOf(organisation)) ?? defaultSettings);
}
