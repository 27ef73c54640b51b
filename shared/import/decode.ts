// Bytes of a text file to text, in whatever encoding a shop's software wrote them. Never fails: what no encoding
// explains is read as windows-1252, in which every byte means something.

const starts = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, position) => bytes[position] === byte);

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What the bytes show by their mark, or by being UTF-8 throughout. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (starts(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (starts(bytes, [0xfe, 0xff])) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Text with `\n` as its only line end and without a byte order mark. */
export function decodeText(bytes: Uint8Array, encoding = encodingOf(bytes)): string {
  return decoded(bytes, encoding)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
}

/** A workbook, a PDF or another file that is no text at all, however its name ends. */
export function isNoText(bytes: Uint8Array): boolean {
  return [ZIP, OLD_EXCEL, PDF, GZIP].some((mark) => starts(bytes, mark));
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const GZIP = [0x1f, 0x8b, 0x08];

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  return text.replace(CONTROLS, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control);
}

/** Where windows-1252 differs from latin-1. Node 20 decodes the one as the other. */
const WINDOWS = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];
const CONTROLS = /[\x80-\x9f]/g;
