// Tells the service worker which files make up this build, so that it can keep all of them or none.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';
/** The words in the worker's source that stand for the list and its name. */
const FILES = '__WAYBILL_FILES__';
const BUILD = '__WAYBILL_BUILD__';

export function precache(): Plugin {
  return {
    name: 'waybill-precache',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error(`the build has no ${WORKER}`);
      const files = Object.keys(bundle)
        .filter((file) => file !== WORKER)
        .sort();
      const contents = files.map((file) => {
        const made = bundle[file];
        return made?.type === 'chunk' ? made.code : (made?.source ?? '');
      });
      const build = contents
        .reduce((hash, content) => hash.update(content), createHash('sha256'))
        .digest('hex')
        .slice(0, 12);
      const paths = files.map((file) => (file === 'index.html' ? '/' : `/${file}`));
      worker.code = worker.code.replace(FILES, paths.join(' ')).replace(BUILD, build);
    },
  };
}
