// What a command says and asks: its result on standard output, everything else on standard error.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';

export type Terminal = {
  /** A line of the result. */
  readonly print: (line: string) => void;
  /** A piece of a long result; resolves when the next one may follow. */
  readonly write: (piece: string) => Promise<void>;
  /** The result for machines; one JSON document. */
  readonly printJson: (value: unknown) => void;
  /** Progress and remarks; silent with --quiet. */
  readonly tell: (sentence: string) => void;
  /** Said even with --quiet. */
  readonly complain: (sentence: string) => void;
  readonly wantsJson: boolean;
  /** Whether a person sits there who can be asked. */
  readonly isInteractive: boolean;
  readonly ask: (question: string) => Promise<string>;
  /** Asks without showing what is typed. */
  readonly askSecret: (question: string) => Promise<string>;
  /** Everything on standard input, for a value that is piped in. */
  readonly readAll: () => Promise<string>;
  readonly bold: (text: string) => string;
};

type Streams = {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable & { readonly isTTY?: boolean };
};

type Wishes = { readonly json: boolean; readonly quiet: boolean; readonly noColor: boolean };

export function terminalOn({ input, output, errors }: Streams, { json, quiet, noColor }: Wishes): Terminal {
  const complain = (sentence: string) => void errors.write(`${sentence}\n`);
  const hasColor = output.isTTY === true && !noColor;
  return {
    print: (line) => void output.write(`${line}\n`),
    write: (piece) => written(output, piece),
    printJson: (value) => void output.write(`${JSON.stringify(value, null, 2)}\n`),
    tell: quiet ? () => undefined : complain,
    complain,
    wantsJson: json,
    isInteractive: input.isTTY === true && errors.isTTY === true,
    ask: (question) => asked(input, errors, question),
    askSecret: async (question) => {
      errors.write(question);
      const answer = await asked(input, silent(), '');
      errors.write('\n');
      return answer;
    },
    readAll: () => everythingOn(input),
    bold: hasColor ? (text) => `\u001b[1m${text}\u001b[22m` : (text) => text,
  };
}

/** Waits where the reader is slower than we are, so that a long result does not pile up in memory. */
async function written(output: Writable, piece: string): Promise<void> {
  if (!output.write(piece)) await once(output, 'drain');
}

async function asked(input: Readable, output: Writable, question: string): Promise<string> {
  const lines = createInterface({ input, output, terminal: true });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });

async function everythingOn(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
