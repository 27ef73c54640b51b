// The number people call an order by, final from the first moment: no server is asked, no two devices share a code.

/**
 * `W3` and 412 give `W3-000412`. Numbers have holes, for other commands of the device count too.
 * @param deviceCode given to the device by the server when it first signed in
 * @param seq the number of the command that places the order, from 1
 */
export function orderNumber(deviceCode: string, seq: number): string {
  return `${deviceCode}-${String(seq).padStart(6, '0')}`;
}

/** Whether a text has the form of a number of ours; those of shops and files have any form. */
export const isOrderNumber = (text: string): boolean => /^W[1-9]\d{0,5}-\d{6,12}$/.test(text);
