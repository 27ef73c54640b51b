// Rows of the feed as a page holds them: documents in scope or gone from it, and receipts.
import type { FeedDocument } from 'shared/contract/documents';
import type { Receipt } from 'shared/contract/receipts';
import { wireCommandSchema } from 'shared/contract/commands';

/** Which stretch of the feed, and how much of it. */
export type Stretch = {
  /** Numbers above `after` up to and with `upTo`. */
  readonly after: number;
  readonly upTo: number;
  readonly rows: number;
  /** About how many stored bytes to read at most; the row that exceeds them is the last. */
  readonly bytes: number;
  /** Up to this number the device has nothing yet: what it never had need not be said to be gone or settled. */
  readonly freshUpTo: number;
};

export type PageRow = { readonly seq: number; readonly size: number } & (
  | { readonly type: 'document'; readonly document: FeedDocument }
  | { readonly type: 'receipt'; readonly receipt: Receipt }
);
export type PageRows = {
  readonly rows: readonly PageRow[];
  /** Whether these are all rows of the stretch. */
  readonly complete: boolean;
};

export type StoredRow = {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: string | null;
  readonly history: string | null;
  /** How many there were before the bytes were counted. */
  readonly found: number;
};

/** Stored bytes of a candidate row. */
export const SIZE = `coalesce(pg_column_size(body), 0) + coalesce(pg_column_size(history), 0)`;

export function pageRows(found: readonly StoredRow[], rows: number): PageRows {
  return { rows: found.map(pageRow), complete: found.length === (found[0]?.found ?? 0) && found.length < rows };
}

function pageRow({ seq, kind, id, version, body, history }: StoredRow): PageRow {
  const size = (body?.length ?? 0) + (history?.length ?? 0);
  if (kind === 'receipt') return { seq, size, type: 'receipt', receipt: readReceipt(body ?? '') };
  const named = { type: kind, id, version, seq };
  const document =
    body === null
      ? { ...named, gone: true }
      : { ...named, state: JSON.parse(body), history: JSON.parse(history ?? '[]') };
  return { seq, size, type: 'document', document: document as FeedDocument };
}

function readReceipt(body: string): Receipt {
  const receipt = JSON.parse(body) as Receipt;
  const { verdict } = receipt;
  if (verdict.status === 'accepted' || verdict.code !== 'VALIDATION') return receipt;
  // A refused command may have been too broken to be shown as one.
  const command = wireCommandSchema.safeParse(verdict.command).data ?? null;
  return { ...receipt, verdict: { ...verdict, command } };
}
