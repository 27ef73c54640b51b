// Builds the three parts of the desktop into out/: the shell, its preload script, and the screens any Chromium can show.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { precache } from './precache';
import { readAhead } from './read-ahead';

const here = (path: string) => resolve(import.meta.dirname, path);
/** A test that packs builds into a folder of its own. */
const out = (part: string) => resolve(process.env['WAYBILL_DESKTOP_OUT'] ?? here('out'), part);

/** Screens have addresses of several steps, so what they load is found from the root; electron-vite sets `./` whatever it is told. */
const fromTheRoot: Plugin = { name: 'waybill-from-the-root', config: () => ({ base: '/' }) };

export default defineConfig({
  main: {
    build: {
      outDir: out('main'),
      externalizeDeps: { exclude: ['shared', 'zod'] },
      rollupOptions: { input: here('main/index.ts') },
    },
  },
  preload: {
    build: {
      outDir: out('preload'),
      externalizeDeps: false,
      rollupOptions: { input: here('preload/index.ts'), output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react(), readAhead(), precache(), fromTheRoot],
    build: {
      outDir: out('renderer'),
      minify: process.env['NOMIN'] === undefined ? 'oxc' : false,
      target: 'chrome130',
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_500,
      rollupOptions: {
        input: { index: here('renderer/index.html'), 'service-worker': here('renderer/service-worker.ts') },
        output: {
          entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  },
});
