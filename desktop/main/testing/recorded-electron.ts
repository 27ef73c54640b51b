// Electron's parts without Electron: they note what the shell hands them, and a test plays what Electron would do with it.
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, CustomScheme } from 'electron';
import type { Asking } from '../channels';
import type { ElectronParts } from '../shell';
import type { Sealing } from '../vault';
import type { ShellWindow } from '../window';

export type RecordedWindow = {
  readonly options: BrowserWindowConstructorOptions;
  readonly events: EventEmitter;
  readonly loaded: string[];
  readonly sent: string[];
  focused: number;
};

export const keyring: Sealing = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(text, 'utf8').reverse(),
  decryptStringAsync: async (sealed) => ({ result: Buffer.from(sealed).reverse().toString('utf8') }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};

type Wishes = { readonly isFirst?: boolean; readonly isPackaged?: boolean; readonly sealing?: Sealing };
type Answer = (event: Asking, given: unknown) => Promise<unknown>;

export function recordedElectron({ isFirst = true, isPackaged = true, sealing = keyring }: Wishes = {}) {
  const app = new EventEmitter();
  const done: string[] = [];
  const schemes: CustomScheme[] = [];
  const pages = new Map<string, (asked: Request) => Response | Promise<Response>>();
  const handlers = new Map<string, Answer>();
  const windows: RecordedWindow[] = [];
  const questions: string[] = [];
  const outside: string[] = [];
  const answers = { toQuestions: 0 };
  const area = { x: 0, y: 0, width: 1920, height: 1040 };
  const parts = {
    app: Object.assign(app, {
      isPackaged,
      requestSingleInstanceLock: () => isFirst,
      quit: () => void done.push('quit'),
      whenReady: async () => void done.push('ready'),
      setAsDefaultProtocolClient: (scheme: string) => Boolean(done.push(`links ${scheme}`)),
    }),
    protocol: {
      registerSchemesAsPrivileged: (given: CustomScheme[]) => {
        done.push('schemes');
        schemes.push(...given);
      },
      handle: (scheme: string, page: (asked: Request) => Response | Promise<Response>) => void pages.set(scheme, page),
    },
    ipcMain: { handle: (channel: string, answer: Answer) => void handlers.set(channel, answer) },
    dialog: {
      showMessageBox: async ({ message }: { readonly message: string }) => {
        questions.push(message);
        return { response: answers.toQuestions, checkboxChecked: false };
      },
    },
    menu: {
      setApplicationMenu: (menu: unknown) => void done.push(menu === null ? 'no menu' : 'menu'),
      buildFromTemplate: (template: unknown) => template,
    },
    screen: () => ({
      getPrimaryDisplay: () => ({ id: 1, workArea: area }),
      getAllDisplays: () => [{ id: 1, workArea: area }],
    }),
    outside: { openExternal: async (address: string) => void outside.push(address) },
    sealing,
    makeWindow: (options: BrowserWindowConstructorOptions) => {
      const window = recordWindow(options);
      windows.push(window);
      return windowOver(window, windows.length);
    },
  };
  return {
    // Electron's types know a hundred members more than the shell uses.
    parts: parts as unknown as ElectronParts,
    ...{ app, done, schemes, pages, handlers, windows, questions, outside, answers },
  };
}

const recordWindow = (options: BrowserWindowConstructorOptions): RecordedWindow => ({
  ...{ options, events: new EventEmitter(), loaded: [], sent: [], focused: 0 },
});

function windowOver(window: RecordedWindow, id: number): ShellWindow {
  const { options, events, loaded, sent } = window;
  const { x = 0, y = 0, width = 0, height = 0 } = options;
  const made = {
    on: events.on.bind(events),
    once: events.once.bind(events),
    show: () => void sent.push('show'),
    focus: () => void (window.focused += 1),
    isMinimized: () => false,
    restore: () => undefined,
    removeMenu: () => undefined,
    loadURL: async (url: string) => void loaded.push(url),
    getNormalBounds: () => ({ x: x + 10, y, width, height }),
    webContents: { id, send: (channel: string) => void sent.push(channel) },
  };
  return made as unknown as ShellWindow;
}
