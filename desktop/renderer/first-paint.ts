// What is on the screen before the screens are: their frame, in the chosen colours. Small, so that the first paint waits for
// nothing else; the screens are read meanwhile and begun behind it.
import { frameAtOpening } from './ui/frame-at-opening';
import { applyDensity, applyTheme, currentDensity, currentTheme } from './ui/theme';

applyTheme(currentTheme());
applyDensity(currentDensity());
document.documentElement.dataset['opening'] = frameAtOpening();

async function beginScreens(): Promise<void> {
  const { begin } = await import('./main');
  const root = document.getElementById('root');
  if (root !== null) await begin(root);
}

/** A message is delivered after the frame that was asked for has been painted. */
function afterPaint(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => void beginScreens();
  port2.postMessage(null);
}

// A hidden window is given no frame to wait for.
if (document.visibilityState === 'hidden') void beginScreens();
else requestAnimationFrame(afterPaint);
