// The first three steps: a file in hand, how it is to be read, and what importing it would do. Nothing is written but what was chosen.
import type { Choice } from 'shared/import/choice';
import { settled } from 'shared/import/inspect';
import type { Bench, Importer } from './importer';
import { judgeFile } from './judge-file';
import { rememberChoice, rememberedChoice } from './kept';
import type { FileFault } from './wizard';

export function lookingAt(bench: Bench): Pick<Importer, 'take' | 'choose' | 'check' | 'back'> {
  const { tell, reader } = bench;
  const unreadable = (fault: FileFault) => () => {
    tell({ type: 'unreadable', fault });
  };
  /** Of several looks under way only the last one counts. */
  let looks = 0;
  const look = async (choice: Choice | null) => {
    const mine = ++looks;
    const inspected = await lookedAt(bench, choice);
    if (mine !== looks) return;
    if (inspected.type === 'unreadable') unreadable(inspected.code)();
    else tell(inspected);
  };
  return {
    take: async (file, bytes) => {
      tell({ type: 'chosen', file });
      await bytes
        .then((read) => reader().open(read))
        .then(() => look(null))
        .catch(unreadable('unread'));
    },
    choose: (choice) => look(choice).catch(unreadable('unread')),
    check: () => check(bench).catch(unreadable('unread')),
    back: () => {
      tell({ type: 'back' });
    },
  };
}

/** A file nobody has chosen anything for is read as the last one with its header was. */
async function lookedAt({ office, reader }: Bench, choice: Choice | null) {
  const inspected = await reader().inspect(choice);
  if (inspected.type === 'unreadable') return inspected;
  const first = { type: 'looked', inspection: inspected, remembered: false } as const;
  if (choice !== null) return first;
  const known = await rememberedChoice(office, office.organisation, inspected.header);
  const again = known === null ? null : await reader().inspect(known);
  return again?.type === 'inspected' ? ({ type: 'looked', inspection: again, remembered: true } as const) : first;
}

async function check({ office, wizard, tell, reader }: Bench): Promise<void> {
  tell({ type: 'checking' });
  const now = wizard();
  if (now.step !== 'checking') return;
  const { organisation, database, breathe } = office;
  const { inspection } = now;
  await rememberChoice(office, organisation, inspection.header, inspection.choice);
  const progress = (orders: number) => {
    tell({ type: 'read', orders });
  };
  const orders = await reader().read(settled(inspection), organisation, progress);
  tell({ type: 'judged', entries: await judgeFile(database, orders, breathe) });
}
