// How the day goes: together, apart, and together again.
import type { Intent } from '../../renderer/commands/intent';
import { until } from '../system/until';
import type { Clerks } from './hire';
import type { Progress } from './progress';
import type { Name, Share, Story } from './story';
import { NAMES } from './story';

const AT_A_TIME = 10;
const AGREED_WITHIN_MS = 30_000;

export async function course(clerks: Clerks, { opening, apart }: Story, progress: Progress): Promise<void> {
  progress.step('Morning: Maria opens the books, and everybody reads them.');
  await workThrough(clerks, { maria: opening, jonas: [], lena: [] }, progress);
  await agree(clerks);
  await clerks.jonas.network(false);
  progress.step(
    "Noon: Jonas drives off, out of reach. Lena's clock is an hour fast. Maria's computer dies while she works.",
  );
  await workThrough(clerks, apart, progress);
  progress.step('Evening: Jonas is back.');
  await clerks.jonas.network(true);
  await agree(clerks);
}

/** All three at the same time, each a few things at a time; Maria's program dies half-way through a long day. */
async function workThrough(clerks: Clerks, share: Share, progress: Progress): Promise<void> {
  await Promise.all(
    NAMES.filter((name) => share[name].length > 0).map(async (name) => {
      const pieces = piecesOf(share[name]);
      const fatal = name === 'maria' && pieces.length > 4 ? Math.floor(pieces.length / 2) : -1;
      let done = 0;
      for (const [position, piece] of pieces.entries()) {
        await (position === fatal
          ? clerks[name].workAndDie(piece, Math.floor(piece.length / 2))
          : clerks[name].work(piece));
        done += piece.length;
        const { made, pending } = await clerks[name].tally();
        progress.bar(nameOf(name), done, share[name].length, `${made} made, ${made - pending} answered`);
      }
    }),
  );
}

const nameOf = (name: Name) => name.charAt(0).toUpperCase() + name.slice(1);

const piecesOf = (intents: readonly Intent[]): readonly (readonly Intent[])[] =>
  Array.from({ length: Math.ceil(intents.length / AT_A_TIME) }, (_, n) =>
    intents.slice(n * AT_A_TIME, (n + 1) * AT_A_TIME),
  );

/** Until nobody waits for anything and all have read equally far. */
async function agree(clerks: Clerks): Promise<void> {
  let last: readonly number[] = [];
  await until(
    async () => {
      last = await Promise.all(NAMES.map((name) => clerks[name].settle()));
      return new Set(last).size === 1;
    },
    { withinMs: AGREED_WITHIN_MS, otherwise: () => `the desktops did not come together: ${last.join(', ')}` },
  );
}
