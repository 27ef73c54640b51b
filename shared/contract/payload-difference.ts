// A payload beside what the contract says of it, member by member: what a person mends a parked message by.
import { z } from 'zod';

export type MemberVerdict = 'good' | 'missing' | 'wrong' | 'unexpected';
export type MemberRow = {
  /** JSON pointer, as /total/currency. */
  readonly pointer: string;
  readonly verdict: MemberVerdict;
  /** In the words of JSON Schema; null for a member the contract does not know. */
  readonly expected: string | null;
  /** Undefined where there is none. */
  readonly found: unknown;
  readonly problem: string | null;
};

/** In the order of the contract, what it does not know last. */
export function differenceOf(schema: z.ZodType, payload: unknown): readonly MemberRow[] {
  return rowsOf(schema, payload, '');
}

export const isGood = (rows: readonly MemberRow[]): boolean => rows.every(({ verdict }) => verdict === 'good');

function rowsOf(schema: z.ZodType, found: unknown, pointer: string): readonly MemberRow[] {
  if (!(schema instanceof z.ZodObject) || !isMembers(found)) return [rowOf(schema, found, pointer)];
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  const known = Object.entries(shape).flatMap(([name, member]) =>
    rowsOf(member, Object.hasOwn(found, name) ? found[name] : undefined, `${pointer}/${escaped(name)}`),
  );
  const unknown = Object.keys(found)
    .filter((name) => !Object.hasOwn(shape, name))
    .map((name) => unexpected(`${pointer}/${escaped(name)}`, found[name]));
  return [...known, ...unknown];
}

function rowOf(schema: z.ZodType, found: unknown, pointer: string): MemberRow {
  const expected = wordsOf(schema);
  const parsed = schema.safeParse(found);
  if (parsed.success) return { pointer, verdict: 'good', expected, found, problem: null };
  const problem = parsed.error.issues.map(({ message }) => message).join('; ');
  return { pointer, verdict: found === undefined ? 'missing' : 'wrong', expected, found, problem };
}

const unexpected = (pointer: string, found: unknown): MemberRow => ({
  pointer,
  verdict: 'unexpected',
  expected: null,
  found,
  problem: 'the contract does not know this member',
});

function wordsOf(schema: z.ZodType): string {
  const {
    $schema: _,
    additionalProperties: __,
    ...words
  } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify(words);
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
