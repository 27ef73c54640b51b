// A wire to the model server over which anything can go wrong: lost on the way there or back, late, twice, cut.
import type { Handshake } from 'shared/contract/conversation';
import type { PersonId } from 'shared/ids';
import { transportError } from 'shared/contract/codes';
import type { TransportCode } from 'shared/contract/codes';
import { readAck } from '../sync/read-ack';
import type { Timers } from '../sync/timers';
import type { Opened, RequestName, Requests, Reply, Wire, WireListener } from '../sync/wire';
import type { Visitor } from './model-books';
import type { ModelServer } from './model-server';

export type Mishap =
  'none' | 'request-lost' | 'reply-lost' | 'late' | 'twice' | 'cut-before' | 'cut-after' | 'busy' | 'expired';

export type Weather = {
  /** Drawn for every request. */
  readonly next: () => Mishap;
  up: boolean;
  /** One way. */
  readonly latencyMs?: number;
};

export const fairWeather = (): Weather => ({ next: () => 'none', up: true });

const USUAL_MS = 20;
const PATIENCE_MS = 15_000;

export type Heard = { readonly name: RequestName; readonly body: unknown };

type WireOptions = {
  readonly server: ModelServer;
  readonly person: PersonId;
  readonly timers: Timers;
  readonly weather: Weather;
  /** Whether this token still works. */
  readonly accepts?: (token: string) => TransportCode | null;
};

export function modelWire({ server, person, timers, weather, accepts = () => null }: WireOptions) {
  const latencyMs = weather.latencyMs ?? USUAL_MS;
  const listeners = new Set<WireListener>();
  const pending = new Set<() => void>();
  const heard: Heard[] = [];
  let visitor: Visitor | null = null;
  let token = '';
  let silence = () => undefined as unknown;
  const tell = (call: (listener: WireListener) => void) => {
    for (const listener of [...listeners]) call(listener);
  };
  const drop = () => {
    visitor = null;
    silence();
    for (const giveUp of [...pending]) giveUp();
  };
  const cut = () => {
    if (visitor === null) return;
    drop();
    tell(({ closed }) => closed());
  };
  const handle = (name: RequestName, body: unknown, who: Visitor): unknown => {
    heard.push({ name, body });
    if (name === 'token') token = (body as { token: string }).token;
    const no = accepts(token);
    if (no !== null) return { ok: false, error: transportError(no, no) };
    const answer = server.answers[name] as (asked: unknown, by: Visitor) => unknown;
    return answer(body, who);
  };

  /** False where it was given up before. */
  const reached = () =>
    new Promise<boolean>((resolve) => {
      const giveUp = () => {
        pending.delete(giveUp);
        cancel();
        resolve(false);
      };
      const cancel = timers.set(latencyMs, () => {
        pending.delete(giveUp);
        resolve(true);
      });
      pending.add(giveUp);
    });
  const open = async (handshake: Handshake): Promise<Opened> => {
    drop();
    if (!(await reached()) || !weather.up) return { type: 'unreachable' };
    const no = accepts(handshake.token);
    if (no !== null) return { type: 'refused', error: transportError(no, no) };
    token = handshake.token;
    visitor = { person, deviceId: handshake.deviceId, freshUpTo: 0, epoch: '' };
    silence = server.onPoke((head) => {
      timers.set(latencyMs, () => {
        if (visitor !== null) tell(({ poked }) => poked(head));
      });
    });
    return { type: 'open' };
  };

  const request = <Name extends RequestName>(
    name: Name,
    body: Requests[Name]['body'],
  ): Promise<Reply<Requests[Name]['answer']>> => {
    const who = visitor;
    if (who === null) return Promise.resolve({ type: 'unknown' });
    const sent: unknown = JSON.parse(JSON.stringify(body));
    return new Promise((resolve) => {
      const giveUp = () => {
        pending.delete(giveUp);
        losePatience();
        resolve({ type: 'unknown' });
      };
      const losePatience = timers.set(PATIENCE_MS, giveUp);
      pending.add(giveUp);
      const reply = (ack: unknown, ms: number) => {
        const text = JSON.stringify(ack);
        timers.set(ms, () => {
          if (!pending.delete(giveUp)) return;
          losePatience();
          resolve(readAck(name, JSON.parse(text)));
        });
      };
      const mishap = weather.next();
      const refusal = { busy: 'BUSY', expired: 'AUTH_EXPIRED' } as const;
      timers.set(latencyMs, () => {
        if (!weather.up || mishap === 'request-lost') return;
        if (mishap === 'cut-before') return cut();
        if (mishap === 'busy' || mishap === 'expired')
          return reply({ ok: false, error: transportError(refusal[mishap], '') }, latencyMs);
        const ack = handle(name, sent, who);
        const then = { ...who };
        if (mishap === 'twice' && name !== 'token') timers.set(20_000, () => handle(name, sent, then));
        if (mishap === 'cut-after') return cut();
        if (mishap !== 'reply-lost') reply(ack, mishap === 'late' ? 16_000 : latencyMs);
      });
    });
  };
  const wire: Wire = {
    open,
    request,
    close: drop,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    wire,
    cut,
    heard,
    connected: () => visitor !== null,
    closing: (ms: number) => tell(({ closing }) => closing(ms)),
  };
}
