// What a screen may ask of the computer. Nothing yet: the page tells only that it runs in our own window.
import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('waybillShell', Object.freeze({ kind: 'electron' }));
