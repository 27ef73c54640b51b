// The Electron shell: one window on the server this desktop belongs to, and nothing a browser would not allow.
import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';
import { guard } from './guard';
import { mayGo, serverAddress } from './may-go';
import { webPreferences } from './preferences';

function openWindow(server: URL): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    webPreferences: { ...webPreferences, preload: join(import.meta.dirname, '../preload/index.cjs') },
  });
  window.removeMenu();
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(server.href).catch((fault: unknown) => {
    process.stderr.write(`The window could not show ${server.href}: ${String(fault)}\n`);
  });
}

function start(): void {
  const server = serverAddress(process.env['WAYBILL_URL']);
  if (server === null) {
    process.stderr.write('WAYBILL_URL must name the address of the server, as "npm start" does.\n');
    app.exit(2);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', () => {
    BrowserWindow.getAllWindows()[0]?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('web-contents-created', (_event, contents) => {
    guard(contents, (target) => mayGo(server, target));
  });
  void app.whenReady().then(() => {
    openWindow(server);
  });
}

start();
