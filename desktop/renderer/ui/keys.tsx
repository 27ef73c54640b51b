// The name of a key, as it is printed on keyboards where the reader is.
import type { ReactNode } from 'react';
import type { UiWord } from './words';
import { uiWords } from './words';
import { useWords } from './use-words';

const isWord = (id: string): id is UiWord => Object.hasOwn(uiWords, id);

/** @param of keys pressed together or one after the other, a space between: `Ctrl K`, `g o` */
export function Keys({ of }: { readonly of: string }): ReactNode {
  const words = useWords();
  const printed = of.split(' ').map((key) => {
    const id = `ui.key.${key}`;
    return isWord(id) ? words(id) : key;
  });
  return <kbd>{printed.join(' ')}</kbd>;
}
