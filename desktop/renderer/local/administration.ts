// How administrators ask the server, as the screens see it. Nothing of it is kept on this device.
import type { AdminRoute } from 'shared/contract/admin/route';

export type AdminFault = { readonly pointer: string; readonly message: string };

export type AdminAnswer<Answer> =
  | { readonly type: 'answer'; readonly body: Answer }
  /** The server said no, or that it cannot just now; `sentence` is its own. */
  | {
      readonly type: 'refused';
      readonly code: string;
      readonly sentence: string;
      readonly faults: readonly AdminFault[];
    }
  | { readonly type: 'offline' }
  /** The session has ended: sign in again. */
  | { readonly type: 'signed-out' };

export type AdminWish<Body> = {
  /** Whom or what it is about, where the route names one. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Left out of what only reads. */
  readonly body?: Body;
};

/** @param route of the contract; the answer is read by its schema */
export type AskAdmin = <Body, Answer>(
  route: AdminRoute<Body, Answer>,
  wish?: AdminWish<Body>,
) => Promise<AdminAnswer<Answer>>;
