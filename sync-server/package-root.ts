// Where this package lies, whether it runs from its sources or from what was built of them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const packageRoot: string = above(import.meta.dirname);

/** The number in package.json. */
export function packageVersion(): string {
  return /"version":\s*"([^"]+)"/.exec(readFileSync(join(packageRoot, 'package.json'), 'utf8'))?.[1] ?? 'unknown';
}

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : above(dirname(folder));
}
