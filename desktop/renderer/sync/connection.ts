// Where the conversation stands, for the screen and for the engine. Pure: one state follows from another and what happened.
import { unreachable } from 'shared/unreachable';
import type { StopReason } from './reactions';

export type Connection =
  | { readonly status: 'offline'; readonly attempt: number }
  | { readonly status: 'connecting'; readonly attempt: number }
  | { readonly status: 'live'; readonly attempt: number }
  /** Connected, but the server asked for patience. */
  | { readonly status: 'waiting'; readonly attempt: number }
  | { readonly status: 'rejected'; readonly reason: StopReason }
  | { readonly status: 'stopped' };

export type ConnectionEvent =
  | { readonly type: 'tried' }
  | { readonly type: 'greeted' }
  | { readonly type: 'asked-to-wait' }
  | { readonly type: 'worked' }
  | { readonly type: 'lost' }
  | { readonly type: 'rejected'; readonly reason: StopReason }
  | { readonly type: 'stopped' };

export const notYet: Connection = { status: 'offline', attempt: 0 };

/** `attempt` counts tries since anything last worked; back-off grows with it. */
export function connectionAfter(connection: Connection, event: ConnectionEvent): Connection {
  if (connection.status === 'stopped') return connection;
  switch (event.type) {
    case 'tried':
      return { status: 'connecting', attempt: attemptsOf(connection) + 1 };
    case 'greeted':
      return { status: 'live', attempt: attemptsOf(connection) };
    case 'worked':
      return connection.status === 'live' && connection.attempt === 0 ? connection : { status: 'live', attempt: 0 };
    case 'asked-to-wait':
      return { status: 'waiting', attempt: attemptsOf(connection) + 1 };
    case 'lost':
      return { status: 'offline', attempt: attemptsOf(connection) };
    case 'rejected':
      return { status: 'rejected', reason: event.reason };
    case 'stopped':
      return { status: 'stopped' };
    default:
      return unreachable(event);
  }
}

export const attemptsOf = (connection: Connection): number => ('attempt' in connection ? connection.attempt : 0);
