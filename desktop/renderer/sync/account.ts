// Signing in and out with the server, over HTTP. What goes wrong is a value; not being reachable is never a no.
import { z } from 'zod';
import { deviceIdSchema, personIdSchema } from 'shared/contract/scalars';
import type { Carried } from 'shared/contract/shell';
import type { DeviceId } from 'shared/ids';
import { organisationId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import { rolesSchema } from 'shared/person/person';
import type { Answer } from './read-answer';
import { readAnswer } from './read-answer';

const sessionSchema = z.object({
  accessToken: z.string(),
  organisationId: z.guid().transform(organisationId),
  person: z.object({ id: personIdSchema, name: z.string(), signInName: z.string(), roles: rolesSchema }),
  device: z.object({ id: deviceIdSchema, code: z.string() }),
});
export type Session = z.infer<typeof sessionSchema>;

export type Credentials = {
  readonly signInName: string;
  readonly password: string;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
};
export type FirstPerson = {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
};

export type Account = {
  readonly signIn: (credentials: Credentials) => Promise<Answer<Session>>;
  /** Goes on with the session this browser keeps for the device, in a cookie no script can read. */
  readonly goOn: (device: DeviceId) => Promise<Answer<Session>>;
  readonly signOut: (device: DeviceId) => Promise<Answer<null>>;
  /** Whether nobody can sign in yet. */
  readonly isEmpty: () => Promise<Answer<boolean>>;
  /** Whose server it is; null where it is too old to say. */
  readonly organisation: () => Promise<Answer<OrganisationId | null>>;
  readonly setUp: (first: FirstPerson) => Promise<Answer<null>>;
};

type OfDevice = { readonly deviceId: DeviceId };
/** Takes each question to the server and its answer back; throws where there is no answer. */
export type Courier = {
  readonly signIn: (credentials: Credentials) => Promise<Carried>;
  readonly goOn: (device: OfDevice) => Promise<Carried>;
  readonly signOut: (device: OfDevice) => Promise<Carried>;
  readonly setUpNeeded: () => Promise<Carried>;
  readonly setUp: (first: FirstPerson) => Promise<Carried>;
};

/** @param url of the server; '' in a page the server itself gave out */
export const account = (url: string, send: typeof fetch, answerWithinMs = 10_000): Account =>
  accountOver(httpCourier(url, send, answerWithinMs));

export function accountOver(courier: Courier): Account {
  const ask = async <T>(carried: Promise<Carried>, schema: z.ZodType<T>): Promise<Answer<T>> => {
    try {
      return read(await carried, schema);
    } catch {
      return { type: 'unreachable' };
    }
  };
  return {
    signIn: (credentials) => ask(courier.signIn(credentials), sessionSchema),
    goOn: (deviceId) => ask(courier.goOn({ deviceId }), sessionSchema),
    signOut: (deviceId) => ask(courier.signOut({ deviceId }), nothing),
    isEmpty: () =>
      ask(
        courier.setUpNeeded(),
        z.object({ needed: z.boolean() }).transform(({ needed }) => needed),
      ),
    organisation: () =>
      ask(
        courier.setUpNeeded(),
        z
          .object({ organisationId: z.guid().transform(organisationId).optional() })
          .transform(({ organisationId: id }) => id ?? null),
      ),
    setUp: (first) => ask(courier.setUp(first), nothing),
  };
}

function httpCourier(url: string, send: typeof fetch, answerWithinMs: number): Courier {
  const carry = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Carried> => {
    const response = await send(`${url}/api/v1${path}`, {
      method,
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    signIn: (credentials) => carry('POST', '/session', credentials),
    goOn: (device) => carry('POST', '/session/refresh', device),
    signOut: (device) => carry('DELETE', '/session', device),
    setUpNeeded: () => carry('GET', '/setup'),
    setUp: (first) => carry('POST', '/setup', first),
  };
}

const nothing = z.unknown().transform(() => null);

/** Who cannot answer at the door might as well not be there. */
const read = <T>(carried: Carried, schema: z.ZodType<T>): Answer<T> =>
  carried.status >= 500 ? { type: 'unreachable' } : readAnswer(carried, schema);
