// The Electron shell: our own screens in one window, and nothing a browser would not allow. Hands Electron's parts over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, safeStorage, screen, shell } from 'electron';
import { settingsFrom } from './settings';
import { startShell } from './shell';
import { trustSystemAuthorities } from './trust';

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
const fileInProfile = (name: string) => join(app.getPath('userData'), name);
const beside = (path: string) => join(import.meta.dirname, path);

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function start(): Promise<void> {
  const file = fileInProfile('waybill.json');
  const settings = settingsFrom(process.env['WAYBILL_URL'], textOf(file), file);
  if (settings.type === 'fault') {
    say(settings.sentence);
    if (app.isPackaged) dialog.showErrorBox('Waybill cannot start', settings.sentence);
    app.exit(3);
    return;
  }
  trustSystemAuthorities();
  await startShell({
    electron: {
      ...{ app, protocol, ipcMain, dialog, menu: Menu, outside: shell, sealing: safeStorage },
      screen: () => screen,
      makeWindow: (options) => new BrowserWindow(options),
    },
    ...{
      server: settings.server,
      serverIsFixed: settings.isFixed,
      developerTools: settings.developerTools,
      fileInProfile,
      say,
    },
    platform: process.platform,
    words: process.argv,
    screensFolder: beside('../renderer'),
    preload: beside('../preload/index.cjs'),
    send: fetch,
  });
}

start().catch((fault: unknown) => {
  say(`Waybill could not start: ${fault instanceof Error ? fault.name : 'unknown fault'}.`);
  app.exit(1);
});
