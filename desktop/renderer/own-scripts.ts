// Which scripts this page may load by name: those of its own build. The browser refuses every other (Trusted Types).

type Policies = {
  readonly createPolicy: (name: 'default', rules: { readonly createScriptURL: (url: string) => string }) => unknown;
};
declare const trustedTypes: Policies | undefined;

/** Once, before anything is loaded; where a browser knows no Trusted Types the content policy stands alone. */
export function allowOwnScripts(): void {
  if (typeof trustedTypes === 'undefined') return;
  trustedTypes.createPolicy('default', { createScriptURL: (url) => ownScript(url, location.href) });
}

/** @throws where the script is not one of ours */
export function ownScript(url: string, page: string): string {
  const { origin, pathname } = new URL(url, page);
  const isOurs = new URL(page).origin === origin && /^\/(assets\/[\w.-]+|service-worker)\.js$/.test(pathname);
  if (!isOurs) throw new TypeError(`not a script of Waybill: ${url}`);
  return url;
}
