// What the worker does with a file: looks at it, reads it, packs it for a reload, and writes down what was rejected. No page in it.
import type { OrganisationId } from 'shared/ids';
import type { Choice } from 'shared/import/choice';
import { profileOf } from 'shared/import/choice';
import { readOrders } from 'shared/import/csv-orders';
import { decodeText } from 'shared/import/decode';
import type { Inspected } from 'shared/import/inspect';
import { inspect } from 'shared/import/inspect';
import { rejectedRows } from 'shared/import/rejected-rows';
import { tableOf } from 'shared/import/table';
import type { ReadOrder } from 'shared/import/verdict';

export type Request =
  | { readonly type: 'open'; readonly bytes: Uint8Array }
  /** As it was packed before a reload. */
  | { readonly type: 'unpack'; readonly packed: string }
  | { readonly type: 'inspect'; readonly choice: Choice | null }
  | { readonly type: 'read'; readonly choice: Choice; readonly organisation: OrganisationId }
  | { readonly type: 'pack' }
  | { readonly type: 'rejected'; readonly choice: Choice; readonly errors: readonly (readonly [number, string])[] };

export type Answer =
  | { readonly type: 'opened' }
  | { readonly type: 'inspected'; readonly inspected: Inspected }
  /** In slices, so that taking them in never holds up the page; the last one says so. */
  | { readonly type: 'orders'; readonly orders: readonly ReadOrder[]; readonly last: boolean }
  | { readonly type: 'packed'; readonly packed: string }
  | { readonly type: 'csv'; readonly csv: string };

export const SLICE = 100;

export type Packing = {
  readonly pack: (bytes: Uint8Array) => Promise<string>;
  readonly unpack: (packed: string) => Promise<Uint8Array>;
};

/** Holds one file. */
export function fileReader({ pack, unpack }: Packing) {
  let bytes = new Uint8Array();
  return async (request: Request, answer: (answer: Answer) => void): Promise<void> => {
    switch (request.type) {
      case 'open':
        bytes = new Uint8Array(request.bytes);
        answer({ type: 'opened' });
        return;
      case 'unpack':
        bytes = new Uint8Array(await unpack(request.packed));
        answer({ type: 'opened' });
        return;
      case 'inspect':
        answer({ type: 'inspected', inspected: inspect(bytes, request.choice) });
        return;
      case 'read':
        answerInSlices(read(bytes, request.choice, request.organisation), answer);
        return;
      case 'pack':
        answer({ type: 'packed', packed: await pack(bytes) });
        return;
      case 'rejected':
        answer({ type: 'csv', csv: csvOf(bytes, request.choice, request.errors) });
    }
  };
}

const read = (bytes: Uint8Array, choice: Choice, organisation: OrganisationId) =>
  readOrders(bytes, profileOf(choice), organisation, choice.encoding ?? undefined);

function answerInSlices(orders: readonly ReadOrder[], answer: (answer: Answer) => void): void {
  for (let from = 0; from < orders.length || from === 0; from += SLICE) {
    const last = from + SLICE >= orders.length;
    answer({ type: 'orders', orders: orders.slice(from, from + SLICE), last });
  }
}

function csvOf(bytes: Uint8Array, { encoding, delimiter }: Choice, errors: readonly (readonly [number, string])[]) {
  const table = tableOf(decodeText(bytes, encoding ?? undefined), delimiter ?? ',');
  return rejectedRows(table, new Map(errors));
}
