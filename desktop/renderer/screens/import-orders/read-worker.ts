// The thread that reads files, so that a large one never stops the page.
import type { Answer, Request } from './reader';
import { fileReader } from './reader';

type Asked = { readonly id: number; readonly request: Request };
export type Told = { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly fault: string };

const piped = (bytes: BlobPart, through: CompressionStream | DecompressionStream): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer();

const PIECE = 0x8000;

/** Squeezed and as text, which any store keeps. */
async function pack(bytes: Uint8Array): Promise<string> {
  const squeezed = new Uint8Array(await piped(new Uint8Array(bytes), new CompressionStream('gzip')));
  let text = '';
  for (let from = 0; from < squeezed.length; from += PIECE)
    text += String.fromCharCode(...squeezed.subarray(from, from + PIECE));
  return btoa(text);
}

async function unpack(packed: string): Promise<Uint8Array> {
  const squeezed = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Uint8Array(await piped(squeezed, new DecompressionStream('gzip')));
}

const handle = fileReader({ pack, unpack });
const tell = (told: Told) => {
  postMessage(told);
};

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { id, request } = data;
  handle(request, (answer) => {
    tell({ id, answer });
  }).catch((fault: unknown) => {
    tell({ id, fault: String(fault) });
  });
});
