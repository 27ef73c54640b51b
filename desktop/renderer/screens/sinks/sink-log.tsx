// What was done about sinks and their messages.
import type { ReactNode } from 'react';
import type { SinkActTold } from 'shared/contract/admin/sinks';
import { ActList } from '../administration/act-list';
import { useSay } from '../language/language';
import { sinkWords } from './words';

const isActWord = (id: string): id is keyof typeof sinkWords => Object.hasOwn(sinkWords, id);

export function SinkLog({ acts }: { readonly acts: readonly SinkActTold[] }): ReactNode {
  const say = useSay();
  const told = acts.map(({ id, act, by, at, note }) => {
    const word = `sinks.act.${act}`;
    return { key: id, words: isActWord(word) ? say(word) : act, at, by, why: note };
  });
  return <ActList title={say('sinks.latest')} acts={told} />;
}
