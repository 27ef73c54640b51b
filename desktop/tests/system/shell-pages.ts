// Electron's part in a test of the shell: the bundle given out over HTTP, because Chromium cannot open app://, and the
// built preload in front of each page, its messages answered by the handlers main registered.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import type { recordedElectron } from '../../main/testing/recorded-electron';

type Recorded = ReturnType<typeof recordedElectron>;
export type ShellPages = { readonly address: string; readonly close: () => void };

/** @param electron the one of the present cold start */
export async function givePages(electron: () => Recorded): Promise<ShellPages> {
  const pages = createServer((asked, response) => {
    const page = electron().pages.get('app');
    const given = page?.(new Request(`${SHELL_ORIGIN}${asked.url ?? '/'}`, { method: asked.method ?? 'GET' }));
    void Promise.resolve(given).then(async (answer) => {
      response.writeHead(answer?.status ?? 404, Object.fromEntries(answer?.headers ?? []));
      response.end(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));
    });
  });
  await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
  const at = pages.address();
  return {
    address: `http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`,
    close: () => void pages.close(),
  };
}

/** @param out where the desktop was built */
export async function openShellPage(
  context: BrowserContext,
  electron: () => Recorded,
  { out, address }: { readonly out: string; readonly address: string },
): Promise<{ readonly page: Page; readonly show: () => Promise<void> }> {
  const page = await context.newPage();
  const sender = { sender: { id: 1 }, senderFrame: { url: `${SHELL_ORIGIN}/`, parent: null } };
  await page.exposeFunction('askMain', (channel: string, body: unknown) =>
    electron().handlers.get(channel)?.(sender, body),
  );
  const preload = readFileSync(join(out, 'preload', 'index.cjs'), 'utf8');
  await page.addInitScript(`(() => {
    const contextBridge = { exposeInMainWorld: (name, bridge) => { globalThis[name] = bridge; } };
    const ipcRenderer = { invoke: (channel, body) => askMain(channel, body), on() {}, removeListener() {} };
    ((require, exports) => { ${preload} })(() => ({ contextBridge, ipcRenderer }), {});
  })()`);
  return { page, show: async () => void (await page.goto(`${address}/`)) };
}
