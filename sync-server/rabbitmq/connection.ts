// The one connection to RabbitMQ: comes back by itself after a drawn pause, gives out channels while it stands, closes cleanly.
// The driver is loaded only where a broker is configured.
import type { Channel, ConfirmChannel, RecoveringChannelModel } from 'amqplib';
import type { EventLog } from '../event-log';

export type RabbitState =
  | { readonly status: 'connecting'; readonly attempt: number; readonly problem: string | null }
  | { readonly status: 'connected' }
  /** The broker takes nothing for now: its memory or disk is full. */
  | { readonly status: 'blocked'; readonly problem: string }
  | { readonly status: 'closed' };

export type Rabbit = {
  readonly state: () => RabbitState;
  /** A channel that confirms what is published. It ends with its connection; ask again then. @throws BrokerUnreachable */
  readonly openPublisher: () => Promise<ConfirmChannel>;
  /** A channel to consume from; it ends with its connection. @throws BrokerUnreachable */
  readonly openConsumer: () => Promise<Channel>;
  /** Called at each connection, and at once where there is one: the place to subscribe again. Answers with its undoing. */
  readonly onConnected: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

export type RabbitWishes = {
  /** amqp://user:password@host:port/vhost, or amqps:; never logged. */
  readonly url: string;
  readonly log: EventLog;
  readonly random?: () => number;
  readonly longestPauseMs?: number;
};

/** There is no connection at the moment. Nothing was sent. */
export class BrokerUnreachable extends Error {
  constructor(problem: string | null) {
    super(problem === null ? 'the broker cannot be reached' : `the broker cannot be reached: ${problem}`);
    this.name = 'BrokerUnreachable';
  }
}

const CONNECT_WITHIN_MS = 10_000;
/** A peer that no longer answers would otherwise hold up the end of the server. */
const CLOSE_WITHIN_MS = 2_000;
const HEARTBEAT_S = 10;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Resolves at once; whether the broker answers, `state` says. @throws where the address is none */
export async function openRabbit(wishes: RabbitWishes): Promise<Rabbit> {
  const { url, log, random = Math.random, longestPauseMs = LONGEST_PAUSE_MS } = wishes;
  const { connect } = await import('amqplib');
  const calculateDelay = (attempt: number) =>
    Math.round((0.5 + random() / 2) * Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 20)));
  const model = await connect(withHeartbeat(url), {
    timeout: CONNECT_WITHIN_MS,
    noDelay: true,
    clientProperties: { connection_name: 'waybill' },
    recovery: { waitForConnect: false, calculateDelay },
  });
  return overConnection(model, log);
}

function overConnection(model: RecoveringChannelModel, log: EventLog): Rabbit {
  let state: RabbitState = { status: 'connecting', attempt: 1, problem: null };
  const listeners = new Set<() => void>();
  model.on('connect', () => {
    state = { status: 'connected' };
    log.info({}, 'broker-connected');
    listeners.forEach((listener) => listener());
  });
  model.on('reconnect-scheduled', ({ attempt, delay, error }) => {
    if (state.status === 'closed') return;
    state = { status: 'connecting', attempt, problem: problemOf(error) };
    log.warn({ attempt, delay, problem: state.problem }, 'broker-unreachable');
  });
  model.on('blocked', (problem) => (state = { status: 'blocked', problem }));
  model.on('unblocked', () => (state = { status: 'connected' }));
  model.on('error', (error) => log.warn({ problem: problemOf(error) }, 'broker-connection-failed'));
  return {
    state: () => state,
    openPublisher: async () => {
      if (state.status === 'blocked') throw new BrokerUnreachable(state.problem);
      return quiet(await whileConnected(state, () => model.createConfirmChannel()), log);
    },
    openConsumer: async () => quiet(await whileConnected(state, () => model.createChannel()), log),
    onConnected: (listener) => {
      listeners.add(listener);
      if (state.status === 'connected') listener();
      return () => listeners.delete(listener);
    },
    close: async () => {
      state = { status: 'closed' };
      listeners.clear();
      await Promise.race([model.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);
    },
  };
}

/** The driver would wait for a connection without an end; whoever asks shall know that there is none. */
async function whileConnected<T>(state: RabbitState, open: () => Promise<T>): Promise<T> {
  if (state.status === 'connecting') throw new BrokerUnreachable(state.problem);
  if (state.status === 'closed') throw new BrokerUnreachable('the connection was closed');
  try {
    return await open();
  } catch (error) {
    throw new BrokerUnreachable(problemOf(error));
  }
}

/** An error nobody listens to would end the process; a channel's failure also reaches what was asked of it. */
function quiet<T extends Channel>(channel: T, log: EventLog): T {
  channel.on('error', (error) => log.warn({ problem: problemOf(error) }, 'broker-channel-failed'));
  return channel;
}

function withHeartbeat(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return url.href;
}

/** The driver's own sentences name hosts and ports, never the password. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return error.message === '' ? code : error.message;
}
