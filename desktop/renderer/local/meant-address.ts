// Trusted Types want every script address we load to have been meant.
type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
};
declare const trustedTypes: Policies | undefined;

/** @param url of a script of this build. TypeScript takes the answer for text, which is how browsers without Trusted Types see it. */
export const meantAddress = (url: string): string =>
  typeof trustedTypes === 'undefined'
    ? url
    : trustedTypes.createPolicy('waybill', { createScriptURL: () => url }).createScriptURL(url);
