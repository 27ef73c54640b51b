// Text that a spreadsheet would run as a formula is written with an apostrophe before it, and read without.

/** Also the full-width forms, which some spreadsheets take for the plain ones. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Idempotence is not wanted here: text that already begins so gets one apostrophe more, so that reading gives it back. */
export const withGuard = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

export const withoutGuard = (text: string): string =>
  text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text;
