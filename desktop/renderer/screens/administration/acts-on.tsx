// What administrators did to something.
import type { ReactNode } from 'react';
import { readActs } from 'shared/contract/admin/acts';
import { useSay } from '../language/language';
import { ActList } from './act-list';
import { memoryOf } from './memory';
import { useTold } from './use-told';
import { adminWords } from './words';

export const actsMemory = memoryOf(readActs);

const isActWord = (id: string): id is keyof typeof adminWords => Object.hasOwn(adminWords, id);

/** Nothing where nothing was done. */
export function ActsOn({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { shown } = useTold(actsMemory, { id });
  const told = (shown?.body.items ?? []).map(({ id: key, at, by, act, reason }) => {
    const word = `admin.act.${act}`;
    const words = isActWord(word) ? say(word) : act;
    return { key, words, at, by: by ?? say('admin.act.by-command-line'), why: reason };
  });
  return <ActList title={say('admin.acts')} acts={told} />;
}
