// What a page in our window may do: nothing a page in a browser may not.
import type { WebPreferences } from 'electron';

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
  spellcheck: false,
  /** A hidden window goes on sending. */
  backgroundThrottling: false,
} as const satisfies WebPreferences;
