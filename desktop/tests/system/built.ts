// Server and screens are built before the first test, once for the whole run: while one suite built, the pages of another lost theirs.
import { fileURLToPath } from 'node:url';
import { bringUpToDate } from '../../shell/bring-up-to-date.mjs';

/** @throws where they cannot be built; why stands above */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const isBuilt = await bringUpToDate(root, (sentence) => {
    console.log(sentence);
  });
  if (!isBuilt) throw new Error('what the tests run could not be built');
}
