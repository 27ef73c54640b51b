// Which frame the next window opens with: that of the screens where somebody works here, that of the door where nobody does.

const NAME = 'waybill.inside';

export type OpeningFrame = 'screens' | 'door';

export const frameAtOpening = (): OpeningFrame => (localStorage.getItem(NAME) === null ? 'door' : 'screens');

export function noteOpeningFrame(frame: OpeningFrame): void {
  if (frame === 'screens') localStorage.setItem(NAME, 'yes');
  else localStorage.removeItem(NAME);
}
