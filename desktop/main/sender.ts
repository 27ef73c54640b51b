// Who may ask: the page itself, not a frame in it, of our own bundle, in a window we opened.
import { isOurs } from './addresses';
import type { Asking } from './channels';

export function senderCheck(isOurWindow: (contentsId: number) => boolean): (event: Asking) => boolean {
  return ({ sender, senderFrame }) =>
    senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url) && isOurWindow(sender.id);
}
