// The one window: where it was, with the bundle in it, and where it is kept for the next time.
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { SHELL_ORIGIN } from 'shared/contract/shell';
import type { KeptFile } from './kept-file';
import { SMALLEST, windowOptions } from './preferences';
import type { Bounds } from './window-bounds';
import { boundsFor } from './window-bounds';

export type ShellWindow = Pick<
  BrowserWindow,
  'on' | 'once' | 'show' | 'focus' | 'isMinimized' | 'restore' | 'removeMenu' | 'loadURL' | 'getNormalBounds'
> & { readonly webContents: Pick<BrowserWindow['webContents'], 'id' | 'send'> };

export type WindowParts = {
  readonly make: (options: BrowserWindowConstructorOptions) => ShellWindow;
  readonly areas: () => readonly Bounds[];
  readonly kept: KeptFile<Bounds>;
  readonly preload: string;
  readonly developing: boolean;
  readonly say: (sentence: string) => void;
};

export function openWindow({ make, areas, kept, preload, developing, say }: WindowParts): ShellWindow {
  const window = make(windowOptions(boundsFor(kept.read(), areas(), SMALLEST), preload, developing));
  window.removeMenu();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    try {
      kept.write(window.getNormalBounds());
    } catch {
      say('Where the window was could not be kept.');
    }
  });
  void window.loadURL(`${SHELL_ORIGIN}/`).catch(() => {
    say('The window could not show the screens; they are not where they should be.');
  });
  return window;
}

export function bringToFront(window: ShellWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
