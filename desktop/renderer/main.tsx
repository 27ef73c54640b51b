// Where the screens begin: everything is wired here, by hand, and nowhere else.
import './without-eval';
import { createRoot } from 'react-dom/client';
import { instantFromMillis } from 'shared/instant';
import { App } from './app';
import { InLanguage } from './screens/language/language';
import { entrance } from './entrance';
import { keepScreens } from './keep-screens';
import { openInstallation } from './local/installation';
import { account } from './sync/account';
import { applyDensity, applyTheme, currentDensity, currentTheme } from './ui/theme';
import { Unusable } from './ui/unusable';

/** This page comes from the server it talks to. */
const SERVER = '';

async function start(root: HTMLElement): Promise<void> {
  applyTheme(currentTheme());
  applyDensity(currentDensity());
  const screen = createRoot(root);
  const installation = await openInstallation(indexedDB).catch(() => null);
  if (installation === null || !isSecureContext) {
    screen.render(<Unusable secure={isSecureContext} />);
    return;
  }
  const server = account(SERVER, (address, request) => fetch(address, request));
  const door = entrance({
    installation,
    account: server,
    subtle: crypto.subtle,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => instantFromMillis(Date.now()),
    window: sessionStorage,
    deviceName: navigator.platform || 'Browser',
  });
  screen.render(
    <InLanguage>
      <App entrance={door} account={server} installation={installation} url={SERVER} />
    </InLanguage>,
  );
  await keepScreens(navigator).catch((fault: unknown) => {
    console.warn('The screens could not be kept for offline starts:', fault);
  });
}

const root = document.getElementById('root');
if (root !== null) void start(root);
