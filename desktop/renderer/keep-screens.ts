// Hands the screens to the service worker, and asks the browser not to throw away what people have not sent yet.
import { meantAddress } from './local/meant-address';

const WORKER = '/service-worker.js';

/** Without either the desktop still works; it only opens more slowly, or not at all while the server is down. */
export async function keepScreens({ serviceWorker, storage }: Navigator): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await serviceWorker.register(meantAddress(WORKER), { updateViaCache: 'none' });
  await storage.persist();
}
