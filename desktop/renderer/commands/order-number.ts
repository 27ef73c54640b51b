// The number of an order: the device's code and the command's own number (ORD-12), final from the first moment.
const DIGITS = 6;

export const orderNumber = (deviceCode: string, seq: number): string =>
  `${deviceCode}-${String(seq).padStart(DIGITS, '0')}`;
