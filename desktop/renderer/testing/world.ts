// One server, as many desktops as a test needs, and the words tests speak of them in.
import { keyOf, ref } from 'shared/aggregate';
import type { AggregateType } from 'shared/aggregate';
import { orderId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import { CLERK, MANAGER, ORGANISATION, exampleId, orderPayload } from 'shared/testing/examples';
import type { Intent } from '../commands/intent';
import type { LocalDocument } from '../local/store';
import type { DesktopOptions, ModelDesktop } from './model-desktop';
import { startDesktop } from './model-desktop';
import { modelServer } from './model-server';
import { virtualTime } from './virtual-time';

const ROLES: ReadonlyMap<string, readonly Role[]> = new Map([
  [CLERK, ['warehouse', 'finance']],
  [MANAGER, ['manager', 'admin']],
]);

export function world() {
  const time = virtualTime();
  const server = modelServer(
    ORGANISATION,
    new Map([CLERK, MANAGER].map((person) => [person, ROLES.get(person) ?? []])),
  );
  const started: ModelDesktop[] = [];
  return {
    time,
    server,
    start: (n: number, options: Partial<DesktopOptions> = {}): ModelDesktop => {
      const { person = CLERK } = options;
      const desktop = startDesktop({ n, server, time, person, roles: ROLES.get(person) ?? [], ...options });
      started.push(desktop);
      return desktop;
    },
    stop: async () => {
      for (const { engine, storage } of started) if (!storage.crashed()) await engine.stop();
    },
  };
}

export const orderAt = (n = 0) => ref('order', orderId(exampleId(100 + n)));
export const place = (n = 0, number = `W-${n}`): Intent => ({
  type: 'PlaceOrder',
  subject: orderId(exampleId(100 + n)),
  payload: orderPayload({ number }),
});
export const note = (text: number, n = 0): Intent => ({
  type: 'AddNote',
  subject: orderId(exampleId(100 + n)),
  payload: { noteId: exampleId(7_000 + text), text: `note ${text}` },
});
export const cancel = (n = 0): Intent => ({
  type: 'CancelOrder',
  subject: orderId(exampleId(100 + n)),
  payload: { reason: 'asked' },
});

export async function held(
  desktop: ModelDesktop,
  n = 0,
  type: AggregateType = 'order',
): Promise<LocalDocument | undefined> {
  const wanted = ref(type, exampleId(100 + n));
  return (await desktop.store.documents([wanted])).get(keyOf(wanted))?.document;
}

/** The state of an order as the server holds it. */
export const truth = ({ document }: ReturnType<typeof world>['server'], n = 0) => document(keyOf(orderAt(n)))?.state;

export const down = () => ({ next: () => 'none' as const, up: false });
