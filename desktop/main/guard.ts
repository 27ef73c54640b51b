// Holds one page to what it may do, whatever is loaded into it.
import type { WebContents } from 'electron';
import { mayUse } from './may-go';

export function guard(contents: WebContents, mayGo: (target: string) => boolean): void {
  const stay = (event: { readonly preventDefault: () => void }, target: string) => {
    if (!mayGo(target)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => {
    stay(event, event.url);
  });
  contents.on('will-redirect', (event) => {
    stay(event, event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    stay(event, event.url);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(mayUse(permission));
  });
  contents.session.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  contents.session.setDevicePermissionHandler(() => false);
  contents.session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
}
