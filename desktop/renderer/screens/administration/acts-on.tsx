// What administrators did to something: newest first, with who and why.
import type { ReactNode } from 'react';
import { readActs } from 'shared/contract/admin/acts';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { memoryOf } from './memory';
import { useTold } from './use-told';
import { adminWords } from './words';

export const actsMemory = memoryOf(readActs);

const isActWord = (id: string): id is keyof typeof adminWords => Object.hasOwn(adminWords, id);

/** Nothing where nothing was done. */
export function ActsOn({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { shown } = useTold(actsMemory, { id });
  const acts = shown?.body.items ?? [];
  if (acts.length === 0) return null;
  const wordsOf = (act: string) => {
    const word = `admin.act.${act}`;
    return isActWord(word) ? say(word) : act;
  };
  return (
    <section className="column">
      <h3 className="subheading">{say('admin.acts')}</h3>
      <ol className="timeline">
        {acts.map(({ id: key, at, by, act, reason }) => (
          <li key={key}>
            <span className="dot">
              <Icon name="check" />
            </span>
            <span className="strong">{wordsOf(act)}</span>
            <span className="meta">
              {' · '}
              <When at={at} />
            </span>
            <div className="meta">{by ?? say('admin.act.by-command-line')}</div>
            {reason !== null && (
              <div className="small">
                <bdi>{reason}</bdi>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
