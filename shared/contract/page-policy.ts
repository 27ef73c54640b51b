// What a browser lets our pages do: one policy for the pages the server gives out and for those in the shell.

const PAGE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** By directive. @param connect where a page may talk to besides its own origin */
export const pagePolicy = <Connect>(connect: readonly Connect[]) => ({
  ...PAGE_POLICY,
  'connect-src': [...PAGE_POLICY['connect-src'], ...connect],
});

/** As the header says it. */
export const policyText = (connect: readonly string[]): string =>
  Object.entries(pagePolicy(connect))
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';');
