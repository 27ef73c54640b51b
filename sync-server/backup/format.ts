// A backup is text, a JSON document per line: a header that says what follows, every row, and a checksum of all before it.
import { uuidSchema, organisationId } from 'shared/ids';
import { z } from 'zod';

export const FORMAT_VERSION = 1;

const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const headerSchema = z.object({
  waybill: z.literal('backup'),
  version: z.int().min(1),
  createdAt: z.string(),
  organisation: uuidSchema.transform(organisationId),
  epoch: uuidSchema,
  /** The feed's last number in this snapshot. */
  head: z.int().min(0),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: z.int().min(0) })),
});
export type Header = z.infer<typeof headerSchema>;

export const trailerSchema = z.strictObject({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type Trailer = z.infer<typeof trailerSchema>;

/** Rows keep the text Postgres gave them. */
export const rowLine = (table: string, row: string) => `{"table":"${table}","row":${row}}`;

const ROW_LINE = /^\{"table":"([a-z][a-z0-9_]*)","row":(\{.*\})\}$/s;

export type TableRow = { readonly table: string; readonly row: string };

export function readRowLine(line: string): TableRow | null {
  const [, table, row] = ROW_LINE.exec(line) ?? [];
  return table === undefined || row === undefined ? null : { table, row };
}

/** The value of a JSON text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
