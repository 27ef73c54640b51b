// Where the screens begin: everything is wired here, by hand, and nowhere else.
import './without-eval';
import { createRoot } from 'react-dom/client';
import type { ShellBridge } from 'shared/contract/shell';
import { instantFromMillis } from 'shared/instant';
import { App } from './app';
import { InLanguage } from './screens/language/language';
import { entrance } from './entrance';
import { keepScreens, keepStorage } from './keep-screens';
import { allowOwnScripts } from './own-scripts';
import { openInstallation } from './local/installation';
import { SurroundingsContext } from './screens/surroundings';
import { shellAround } from './shell';
import { account } from './sync/account';
import { Broken, Unusable } from './ui/unusable';

/** In a browser the page comes from the server it talks to. */
const SAME_SERVER = '';

/** Given to the page by the shell's preload script. */
declare const waybillShell: ShellBridge | undefined;

/** Into an empty element of the page. */
export async function begin(root: HTMLElement): Promise<void> {
  allowOwnScripts();
  const screen = createRoot(root);
  const installation = await openInstallation(indexedDB).catch(() => null);
  if (installation === null || !isSecureContext) {
    screen.render(
      <InLanguage>
        <Unusable secure={isSecureContext} />
      </InLanguage>,
    );
    return;
  }
  const shell = await shellAround(typeof waybillShell === 'undefined' ? null : waybillShell).catch(
    () => 'silent' as const,
  );
  if (shell === 'silent') {
    screen.render(
      <InLanguage>
        <Broken reason={null} />
      </InLanguage>,
    );
    return;
  }
  const server = shell?.account ?? account(SAME_SERVER, (address, request) => fetch(address, request));
  const url = shell?.server ?? SAME_SERVER;
  const lacksServer = shell !== null && shell.server === null;
  const door = entrance({
    installation,
    account: server,
    server: url,
    subtle: crypto.subtle,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => instantFromMillis(Date.now()),
    window: sessionStorage,
    deviceName: navigator.platform || 'Browser',
  });
  screen.render(
    <InLanguage>
      <SurroundingsContext
        value={shell === null ? null : { serverHost: lacksServer ? '' : new URL(url).host, renewsByReload: false }}
      >
        <App
          {...{ entrance: door, account: server, installation, url, lacksServer }}
          chooseServer={shell === null || shell.serverIsFixed ? null : shell.chooseServer}
          links={shell?.links}
        />
      </SurroundingsContext>
    </InLanguage>,
  );
  await (shell === null ? keepScreens(navigator) : keepStorage(navigator)).catch((fault: unknown) => {
    console.warn('The screens could not be kept for offline starts:', fault);
  });
}
