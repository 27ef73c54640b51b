// JSON text that Postgres takes: it refuses NUL and lone surrogates, and one of them would undo a whole batch.

const ESCAPED = /\\u0000|\\ud[89a-f]/;
const ESCAPES = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

/** Schemas refuse such text; only what is kept of a refused command may hold it, and gets U+FFFD in its place. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON.stringify writes NUL and lone surrogates, and only them, as these escapes; a pair of backslashes is a backslash.
  return ESCAPED.test(text) ? text.replace(ESCAPES, (escape) => (escape === '\\\\' ? escape : '\\ufffd')) : text;
}
