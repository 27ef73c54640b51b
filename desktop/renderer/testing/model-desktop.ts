// A desktop as it is wired in the product, on memory, on virtual time and on the model's wire; it can crash and start again.
import { commandId, deviceId } from 'shared/ids';
import type { CommandId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { instantFromMillis } from 'shared/instant';
import { exampleId } from 'shared/testing/examples';
import type { Role } from 'shared/person/person';
import type { TransportCode } from 'shared/contract/codes';
import { actor } from '../commands/act';
import type { Acting, Outcome } from '../commands/act';
import type { Intent } from '../commands/intent';
import { acknowledge, reissue } from '../commands/refusals';
import { withdraw } from '../commands/withdraw';
import type { MemorySnapshot, MemoryStore } from '../local/memory-store';
import { memoryStore } from '../local/memory-store';
import type { Engine } from '../sync/engine';
import { startEngine } from '../sync/engine';
import { alwaysLeading } from '../sync/leadership';
import type { Leadership } from '../sync/leadership';
import type { RefreshToken } from '../sync/session';
import { crashingStore } from './crashing-store';
import type { ModelServer } from './model-server';
import type { Weather } from './model-wire';
import { fairWeather, modelWire } from './model-wire';
import type { VirtualTime } from './virtual-time';

export type DesktopOptions = {
  readonly n: number;
  readonly server: ModelServer;
  readonly time: VirtualTime;
  readonly person: PersonId;
  readonly roles: readonly Role[];
  readonly weather?: Weather;
  readonly random?: () => number;
  /** What an earlier one left, or what it shares with another window. */
  readonly storage?: MemoryStore;
  readonly turns?: () => number;
  /** Apart from those of other windows. */
  readonly firstId?: number;
  readonly clock?: () => Instant;
  readonly leadership?: Leadership;
  readonly refreshToken?: RefreshToken;
  readonly accepts?: (token: string) => TransportCode | null;
};

export type ModelDesktop = ReturnType<typeof startDesktop>;

const START_MS = 1_768_478_400_000;

export function startDesktop(options: DesktopOptions) {
  const { n, server, time, person, roles, weather = fairWeather(), random = () => 0.5 } = options;
  const storage = crashingStore(options.storage ?? memoryStore(), options.turns);
  const { store } = storage;
  const own = modelWire({
    server,
    person,
    timers: time.timers,
    weather,
    ...(options.accepts && { accepts: options.accepts }),
  });
  let ids = (options.firstId ?? 0) + storage.snapshot().rows.length * 1_000;
  const faults: unknown[] = [];
  const desk = {
    store,
    organisation: server.organisation,
    person,
    deviceId: deviceId(exampleId(9_000 + n)),
    now: options.clock ?? (() => instantFromMillis(START_MS + Math.round(time.timers.now()))),
    random,
    timers: time.timers,
    newId: (): CommandId => commandId(exampleId(n * 1_000_000_000 + 1_000_000 + ++ids)),
  };
  const acting: Acting = {
    ...desk,
    who: () => ({ type: 'person', id: person, roles }),
    report: (fault) => faults.push(fault),
    show: () => undefined,
  };
  const act = actor(acting);
  const engine: Engine = startEngine({
    ...desk,
    wire: own.wire,
    leadership: options.leadership ?? alwaysLeading,
    refreshToken: options.refreshToken ?? (async () => ({ type: 'token', token: 'good' })),
    appVersion: 'test',
    report: (fault) => faults.push(fault),
  });
  return {
    n,
    person,
    desk,
    store,
    storage,
    engine,
    faults,
    weather,
    wire: own,
    act: (intent: Intent): Promise<Outcome> => act(intent),
    withdraw: (id: CommandId) => withdraw(acting, id),
    acknowledge: (id: CommandId, takeOver = false) => acknowledge(acting, act, id, takeOver),
    reissue: (id: CommandId, intent: Intent) => reissue(acting, act, id, intent),
    /** Power is cut; what was on disk stays. */
    crash: (): MemorySnapshot => {
      storage.crash();
      own.wire.close();
      return storage.snapshot();
    },
  };
}
