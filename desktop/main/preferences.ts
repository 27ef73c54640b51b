// What a page in our window may do: nothing a page in a browser may not.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Bounds } from './window-bounds';

export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
  /** A hidden window goes on sending. */
  backgroundThrottling: false,
} as const satisfies WebPreferences;

export const SMALLEST = { width: 1024, height: 600 } as const;

/** @param developing whether an administrator, or a start from the sources, wants developer tools */
export const windowOptions = (
  bounds: Bounds,
  preload: string,
  developing: boolean,
): BrowserWindowConstructorOptions => ({
  ...bounds,
  minWidth: SMALLEST.width,
  minHeight: SMALLEST.height,
  show: false,
  webPreferences: { ...webPreferences, preload, devTools: developing },
});
