// Hands the screens to the service worker, and asks the browser not to throw away what people have not sent yet.

const WORKER = '/service-worker.js';

/** Without either the desktop still works; it only opens more slowly, or not at all while the server is down. */
export async function keepScreens(navigator: Navigator): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
  await keepStorage(navigator);
}

/** All there is to do in a shell, which has the screens on its own disk. */
export async function keepStorage({ storage }: Navigator): Promise<void> {
  await storage.persist();
}
