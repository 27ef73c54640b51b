// One desktop of a run, and what can be asked of it: to act, to suffer, to tell what it holds.
import type { Intent } from '../../renderer/commands/intent';
import { actor } from '../../renderer/commands/act';
import { acknowledge } from '../../renderer/commands/refusals';
import type { OutboxRow } from '../../renderer/local/store';
import { canonicalJson } from 'shared/canonical-json';
import { keyOf } from 'shared/aggregate';
import { commandId, settingsIdOf } from 'shared/ids';
import type { Desktop } from '../system/desktop';
import { drawIntent, type Sight } from './draw-intent';
import type { Host } from './host-contract';
import { alive, begin, HOUR_MS, isCrash, type Life, rest, rise } from './life';
import { localFaults } from './local-faults';

export function simulatedDesktop(): Host {
  let life: Life | null = null;
  const here = (): Life => {
    if (life === null) throw new Error('no desktop was started here');
    return life;
  };
  return {
    boot: async (order) => {
      life = await begin(order);
    },
    act: async (times, window) => {
      for (let time = 0; time < times; time += 1) await actOnce(here(), window);
    },
    changeScope: async (days) => {
      await attempt(here(), 'first', () => ({
        type: 'ChangeSettings',
        subject: settingsIdOf(here().desktop.session.organisationId),
        payload: { workingSetDays: days },
      }));
    },
    withdraw: () => withdrawOne(here()),
    acknowledge: () => acknowledgeOne(here()),
    network: async (up) => here().desktop.network(up),
    crash: async (atWrite) => here().crashes.current?.arm(atWrite),
    clock: async (hours) => void (here().clock.ahead += hours * HOUR_MS),
    rest: () => rest(here()),
    expireToken: async () => here().desktop.forgetToken(),
    check: () =>
      alive(here(), () =>
        localFaults(here().desktop, here().witness, here().confirmed, here().clock.ahead > 100 * HOUR_MS),
      ),
    heal: async () => {
      here().weather.stormy = false;
      here().crashes.current?.disarm();
      here().desktop.network(true);
      await alive(here(), async () => here().desktop.engine().syncNow());
    },
    status: () => alive(here(), () => statusOf(here())),
    person: async () => here().desktop.session.person.id,
    views: () => alive(here(), () => heldViews(here().desktop)),
    refused: () => alive(here(), async () => (await here().desktop.store().rejected()).map(({ id }) => id)),
    confirmed: async () => [...here().confirmed],
    accounts: () => alive(here(), () => accountsOf(here())),
    bury: async () => {
      const ending = life;
      life = null;
      await ending?.desktop.stop();
    },
  };
}

async function actOnce(life: Life, window: 'first' | 'second'): Promise<void> {
  const sight = await alive(life, () => sightOf(life.desktop));
  const drawn = drawIntent(life.random, sight);
  await attempt(life, window, () => drawn as unknown as Intent);
}

/** A command whose insert is not confirmed may be there or not; a confirmed one must stay. */
async function attempt(life: Life, window: 'first' | 'second', intent: () => Intent): Promise<void> {
  const { desktop, confirmed } = life;
  if (life.crashes.current?.isDead() === true) await rise(life);
  const act = window === 'first' ? desktop.act : actor(desktop.acting());
  try {
    const outcome = await act(intent());
    if (outcome.type === 'done') confirmed.add(outcome.row.id);
  } catch (error) {
    if (!isCrash(life, error)) throw error;
    await rise(life);
  }
}

async function withdrawOne(life: Life): Promise<void> {
  await alive(life, async () => {
    const open = (await life.desktop.store().queued(50, 0)).filter(
      ({ sentAt, type }) => sentAt === '' && type !== 'Withdrawn',
    );
    if (open.length > 0) await life.desktop.withdraw(life.random.pick(open).id);
  });
}

async function acknowledgeOne(life: Life): Promise<void> {
  await alive(life, async () => {
    const refused: readonly OutboxRow[] = await life.desktop.store().rejected();
    if (refused.length === 0) return;
    const acting = life.desktop.acting();
    await acknowledge(acting, actor(acting), commandId(life.random.pick(refused).id));
  });
}

async function sightOf(desktop: Desktop): Promise<Sight> {
  const views = await desktop.views();
  const orders = new Map(views.flatMap((view) => (view.type === 'order' ? [[view.id, view.state] as const] : [])));
  const customers = new Map(
    views.flatMap((view) => (view.type === 'customer' ? [[view.id, view.state] as const] : [])),
  );
  const products = views.flatMap((view) => (view.type === 'product' ? [view.id] : [])).sort();
  return { orders, customers, products, settingsId: settingsIdOf(desktop.session.organisationId) };
}

/** A restored server no longer knows the sessions since its backup: people then sign in again. */
async function statusOf({ desktop, weather }: Life) {
  const { connection, queued, accepted, rejected, cursor, head } = await desktop.status();
  const { epoch } = await desktop.store().position();
  if (!weather.stormy && connection.status === 'rejected' && connection.reason === 'signed-out')
    await desktop.signInAgain();
  return { connection: JSON.stringify(connection), queued, accepted, rejected, cursor, head, epoch };
}

async function heldViews(desktop: Desktop) {
  return (await desktop.views()).map((view) => ({
    key: keyOf(view),
    version: view.base?.version ?? 0,
    state: canonicalJson(view.state),
    localState: view.localState,
  }));
}

/** Of this desktop's own numbers. A refusal of the author's other desktop has none here, before it is dealt with and after. */
async function accountsOf({ desktop, clock: { ahead } }: Life) {
  const store = desktop.store();
  const made = await store.highestSeq();
  const counts = await store.counts();
  const refused = counts.rejected - foreignAmong(await store.rejected());
  const finished = await store.finished(counts.settled + counts.acknowledged);
  const acceptedOrSettled = counts.accepted + finished.length - foreignAmong(finished);
  const known = acceptedOrSettled + refused + counts.queued;
  return {
    made,
    forgotten: ahead > 100 * HOUR_MS ? made - known : 0,
    acceptedOrSettled,
    refused,
    pending: counts.queued,
  };
}

const foreignAmong = (rows: readonly OutboxRow[]): number => rows.filter(({ seq }) => seq === 0).length;
