// An error as it may stand in a log: what it is and where it came from, not its message, which can quote customers' data.

export type ErrorOutline = { readonly name: string; readonly code?: string; readonly at: readonly string[] };

const FRAMES = 6;

export function outlineOfError(error: unknown): ErrorOutline {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().slice(3));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, at };
}
