// @ts-check
// How we start a Chromium: only our page, no first-run questions, no talk with its maker, HTTP as we serve it.

/** @param {{ readonly isRoot: boolean, readonly platform: NodeJS.Platform }} computer
 * @returns {readonly string[]} */
export function browserFlags({ isRoot, platform }) {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...rootFlags({ isRoot, platform }),
  ];
}

/** Chromium's sandbox refuses to work for root; --test-type hides the bar that says so.
 * @param {{ readonly isRoot: boolean, readonly platform: NodeJS.Platform }} computer
 * @returns {readonly string[]} */
export function rootFlags({ isRoot, platform }) {
  return isRoot && platform === 'linux' ? ['--no-sandbox', '--test-type'] : [];
}
