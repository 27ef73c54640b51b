// What the one door refused, as a problem: the refusal's own code, and its sentence.
import { isRefusalCode, refusalSentence } from 'shared/refusals';
import type { Problem } from '../problem';
import { unavailable } from '../problem';

/** @param params the refusal's own values, for its sentence */
export function refusedProblem(code: string, params: Readonly<Record<string, unknown>> = {}): Problem {
  if (code === 'CONFLICT_RETRY' || code === 'FAULT') return unavailable;
  const title = refusalSentence(code, params);
  const status = code === 'FORBIDDEN' ? 403 : code === 'ID_REUSED' || code === 'VALIDATION' ? 422 : 409;
  return { status, title, code: isRefusalCode(code) ? code.toLowerCase().replaceAll('_', '-') : code };
}
