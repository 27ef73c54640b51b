// What a screen may ask of the computer: these functions and no others. Nothing of Electron itself reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import type { ShellBridge } from 'shared/contract/shell';
import { bridgeOver } from './bridge';

const bridge: ShellBridge = bridgeOver({
  ask: (channel, body) => ipcRenderer.invoke(channel, body),
  hear: (channel, heard) => {
    const listener = () => {
      heard();
    };
    ipcRenderer.on(channel, listener);
    return () => {
      ipcRenderer.removeListener(channel, listener);
    };
  },
});

contextBridge.exposeInMainWorld('waybillShell', bridge);
