// What was done about sinks and their messages, newest first: who, when and why.
import type { ReactNode } from 'react';
import type { SinkActTold } from 'shared/contract/admin/sinks';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { sinkWords } from './words';

const isActWord = (id: string): id is keyof typeof sinkWords => Object.hasOwn(sinkWords, id);

export function SinkLog({ acts }: { readonly acts: readonly SinkActTold[] }): ReactNode {
  const say = useSay();
  if (acts.length === 0) return null;
  const wordsOf = (act: string) => {
    const word = `sinks.act.${act}`;
    return isActWord(word) ? say(word) : act;
  };
  return (
    <section className="column">
      <h3 className="subheading">{say('sinks.latest')}</h3>
      <ol className="timeline">
        {acts.map(({ id, act, by, at, note }) => (
          <li key={id}>
            <span className="dot">
              <Icon name="check" />
            </span>
            <span className="strong">{wordsOf(act)}</span>
            <span className="meta">
              {' · '}
              <When at={at} />
            </span>
            <div className="meta">{by}</div>
            {note !== null && (
              <div className="small">
                <bdi>{note}</bdi>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
