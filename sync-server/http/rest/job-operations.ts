// The operations on files that are handed in, and on the jobs they become, as data.
import { jobSchema } from 'shared/contract/rest/jobs';
import { profileNames } from 'shared/import/profiles';
import { mayImport } from 'shared/policy';
import { z } from 'zod';
import { operation } from './operation';
import { NOTHING } from './order-operations';

export const FORMATS = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' } as const;

export const JOB_OPERATIONS = {
  import: operation({
    id: 'importOrders',
    method: 'post',
    tag: 'imports',
    path: '/imports/orders',
    summary: 'Hand in a file of orders, up to 50 MB',
    description:
      'CSV in the columns of a profile, or a line of JSON per order: the body of placeOrder without origin, with placedAt and, where it has one, id. ' +
      'It is taken in as a job; handing in the same file again changes nothing.',
    scope: 'imports:write',
    mayUse: mayImport,
    query: z.strictObject({
      profile: z
        .enum(profileNames)
        .optional()
        .meta({ description: 'What the columns of a CSV file mean; generic where it is left out.' }),
    }),
    body: null,
    streams: Object.keys(FORMATS),
    precondition: 'none',
    key: 'optional',
    answers: {
      202: {
        about: 'It has been received, and waits its turn.',
        schema: jobSchema,
        headers: ['Location', 'Idempotency-Replayed'],
      },
    },
    problems: [413, 415],
  }),
  one: operation({
    id: 'getJob',
    method: 'get',
    tag: 'imports',
    path: '/jobs/{id}',
    summary: 'Read how far a job has come',
    scope: 'imports:write',
    mayUse: mayImport,
    query: NOTHING,
    body: null,
    precondition: 'none',
    key: 'none',
    answers: { 200: { about: 'The job.', schema: jobSchema } },
    problems: [404],
  }),
} as const;
