// The menu: none, but on macOS, where copy and quit need one. Neither holds reload or developer tools.
import type { MenuItemConstructorOptions } from 'electron';

export const menuFor = (platform: string): readonly MenuItemConstructorOptions[] | null =>
  platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null;
