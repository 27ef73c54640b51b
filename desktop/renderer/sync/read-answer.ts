// Reads what the server answered over HTTP: by its schema where it went well, else as a problem in the server's own words.
import { z } from 'zod';
import type { Carried } from 'shared/contract/shell';

const problemSchema = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

export type Unreachable = { readonly type: 'unreachable' };
/** The server's own words; `faults` name fields by JSON pointer. */
export type Refused = {
  readonly type: 'refused';
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
};
export type Answer<T> = { readonly type: 'answer'; readonly body: T } | Refused | Unreachable;

/** Only a server of ours answers in our form; anything else, a login page of some network for one, is nobody. */
export function readAnswer<T>({ status, text }: Carried, schema: z.ZodType<T>): Answer<T> {
  const body = jsonOf(text);
  if (status >= 200 && status < 300) {
    const answer = schema.safeParse(body);
    return answer.success ? { type: 'answer', body: answer.data } : { type: 'unreachable' };
  }
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return { type: 'unreachable' };
  const { code, title, detail, errors } = problem.data;
  return {
    type: 'refused',
    status,
    code,
    sentence: detail === undefined ? title : `${title} ${detail}`,
    faults: errors ?? [],
  };
}

function jsonOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
