// Every code a problem over HTTP can have, with what it means and what to do: the refusals of the business, and HTTP's own.
import { refusalSentences } from 'shared/refusals';
import { slugOf, statusOfRefusal } from '../rest/refusal-status';

export type ProblemWords = { readonly code: string; readonly status: number; readonly sentence: string };

const OF_HTTP: readonly (readonly [code: string, status: number, sentence: string])[] = [
  ['malformed', 400, 'The request is not written as HTTP or JSON ask for. Look at its body and its headers.'],
  ['idempotency-key-required', 400, 'A command needs an Idempotency-Key: a UUID of its own, kept for asking again.'],
  ['idempotency-key-malformed', 400, 'The Idempotency-Key is no UUID. Make one per command.'],
  ['if-match-malformed', 400, 'If-Match holds one ETag as it was given, as "v7", or * for any version.'],
  ['unauthenticated', 401, 'Nobody says who asks. Send Authorization: Bearer with a token.'],
  ['token-expired', 401, 'The access token has expired. Refresh the session, and ask again.'],
  ['token-invalid', 401, 'The token is not known here, was revoked, or has expired. Ask an administrator for another.'],
  ['not-recognised', 401, 'Name or password is not right, or the name rests after several wrong tries.'],
  ['signed-out', 401, 'The session has ended. Sign in again.'],
  ['forbidden', 403, 'None of the roles of this person, or of the scopes of this token, allows it.'],
  ['auth-revoked', 403, 'This person or device may not sign in any more. An administrator can say why.'],
  ['device-revoked', 403, 'This device was revoked. An administrator can say why.'],
  [
    'origin-refused',
    403,
    'This web page may not talk to Waybill. The setting WAYBILL_CORS_ORIGINS names those that may.',
  ],
  ['invitation-invalid', 403, 'The link to set up the first person was used already, or is too old.'],
  [
    'link-invalid',
    403,
    'The link to choose a password was used already, or is too old. An administrator can make a new one.',
  ],
  ['not-an-administrator', 403, 'Only administrators may do this.'],
  ['not-found', 404, 'There is nothing at this address, or nothing for whoever asks.'],
  ['not-acceptable', 406, 'The answer does not come in any of the forms Accept names.'],
  [
    'device-of-another',
    409,
    'This device id belongs to another person. Each person signs in with a device id of their own.',
  ],
  ['sink-exists', 409, 'There is a sink of this name already. Choose another, or change that one.'],
  ['changed-meanwhile', 409, 'Somebody changed it meanwhile. Look again, and decide again.'],
  ['name-taken', 409, 'Somebody signs in with this name already.'],
  ['precondition-failed', 412, 'It was changed since you looked, or is there already. Look again, and decide again.'],
  ['too-large', 413, 'The request is larger than is taken in: 1 MB, and 50 MB for a file of orders.'],
  [
    'unsupported-media-type',
    415,
    'The body comes in no form that is understood here. Look at Content-Type and Content-Encoding.',
  ],
  [
    'validation',
    422,
    'Something in the request is not valid; errors says where, and why. Unknown members are refused.',
  ],
  ['payload-refused', 422, 'What the message carries does not fit its contract. The title says where.'],
  ['sink-invalid', 422, 'The settings of the sink do not fit together. The title says why.'],
  ['id-reused', 422, 'Something else was already asked under this Idempotency-Key. Make a new key for a new command.'],
  ['cursor-invalid', 422, 'The cursor is not of this list with these filters. Begin without one.'],
  ['precondition-required', 428, 'Say which version you have seen by If-Match, or that it is new by If-None-Match: *.'],
  ['rate-limited', 429, 'Too many requests. Wait as long as Retry-After says, and ask less often.'],
  ['unexpected', 500, 'A fault of the server. Tell its administrator the correlation id.'],
  ['unavailable', 503, 'The server cannot answer just now. Ask again after as long as Retry-After says.'],
];

/** HTTP's own words come before those a desktop shows for the same code. */
export const problemWords: ReadonlyMap<string, ProblemWords> = new Map([
  ...Object.entries(refusalSentences).map(([code, sentence]) => {
    const words = { code: slugOf(code), status: statusOfRefusal(code), sentence };
    return [words.code, words] as const;
  }),
  ...OF_HTTP.map(([code, status, sentence]) => [code, { code, status, sentence }] as const),
]);
