// The conversation as the engine sees it. Real ones speak Socket.IO; tests drop, delay, repeat and reorder behind it.
import type { TransportError } from 'shared/contract/codes';
import type { Fetch, FetchAck, Handshake, Hello, HelloAck, PullAck, PushAck } from 'shared/contract/conversation';
import type { WireCommand } from 'shared/contract/commands';

export type Requests = {
  readonly hello: { readonly body: Hello; readonly answer: HelloAck };
  readonly push: { readonly body: { readonly commands: readonly WireCommand[] }; readonly answer: PushAck };
  readonly pull: {
    readonly body: { readonly cursor: number; readonly epoch: string | null; readonly limit: number };
    readonly answer: PullAck;
  };
  readonly fetch: { readonly body: Fetch; readonly answer: FetchAck };
  readonly token: { readonly body: { readonly token: string }; readonly answer: { readonly expiresAt: string } };
};
export type RequestName = keyof Requests;

/** `unknown`: no answer came. What was asked may have happened or not. */
export type Reply<Answer> =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'refused'; readonly error: TransportError }
  | { readonly type: 'unknown' };

export type Opened =
  | { readonly type: 'open' }
  | { readonly type: 'refused'; readonly error: TransportError }
  | { readonly type: 'unreachable' };

export type WireListener = {
  readonly poked: (head: number) => void;
  readonly closing: (retryAfterMs: number) => void;
  /** The connection ended without our asking. */
  readonly closed: () => void;
};

export type Wire = {
  /** One connection at a time; an earlier one is closed first. */
  readonly open: (handshake: Handshake) => Promise<Opened>;
  /** Never kept for later: without a connection the answer is `unknown` at once. */
  readonly request: <Name extends RequestName>(
    name: Name,
    body: Requests[Name]['body'],
  ) => Promise<Reply<Requests[Name]['answer']>>;
  /** Requests under way become `unknown`. */
  readonly close: () => void;
  readonly listen: (listener: WireListener) => () => void;
};
