// Holds one page to what it may do, whatever is loaded into it.
import type { Session, WebContents } from 'electron';
import { isOurs, mayLoad, mayOpenOutside } from './addresses';
import { isDeveloperKey } from './keys';
import { mayReach, mayUse } from './permissions';

export type Holding = {
  /** null before anybody said which. */
  readonly server: () => URL | null;
  readonly developing: boolean;
  readonly openOutside: (address: string) => void;
};

type Stoppable = { readonly preventDefault: () => void };

export function guardPage(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { server, developing, openOutside }: Holding,
): void {
  const stay = (event: Stoppable & { readonly url: string }) => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('before-input-event', (event, input) => {
    if (!developing && isDeveloperKey(input)) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(server(), url)) openOutside(new URL(url).href);
    return { action: 'deny' };
  });
}

type HeldSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'webRequest'
>;

export function guardSession(session: HeldSession, { server, developing }: Holding): void {
  const may = (permission: string, asking: string) => mayReach(permission) || (mayUse(permission) && isOurs(asking));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(may(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => may(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayLoad(server(), url) && !(developing && url.startsWith('devtools://')) });
  });
}
