// The order in which a page comes up: its colours, its first frame, its screens. The last are read while the first is painted.
import type { Plugin } from 'vite';

const SCREENS = 'main';
const ENTRY = '<script type="module"';

export function readAhead(): Plugin {
  return {
    name: 'waybill-read-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const screens = Object.values(bundle).find(
          (made) => made.type === 'chunk' && made.isDynamicEntry && made.name === SCREENS,
        );
        if (screens === undefined) throw new Error('the build has no screens to read ahead');
        // As a plain script, not as a module: so the browser compiles it off the page's thread, and 300 ms sooner.
        const attrs = { rel: 'preload', as: 'script', crossorigin: true, href: `/${screens.fileName}` };
        // Vite leaves out what the source says of blocking; without it a frame in the wrong colours could be painted first.
        const blocking = html.replace(ENTRY, `${ENTRY} blocking="render"`);
        return { html: blocking, tags: [{ tag: 'link', attrs, injectTo: 'head' }] };
      },
    },
  };
}
