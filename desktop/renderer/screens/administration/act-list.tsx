// What administrators did, newest first: who, when and why.
import type { ReactNode } from 'react';
import type { Instant } from 'shared/instant';
import { Icon } from '../../ui/icon';
import { When } from '../order/when';

export type ToldAct = {
  readonly key: string | number;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
  readonly why: string | null;
};

/** Nothing where nothing was done. */
export function ActList({ title, acts }: { readonly title: string; readonly acts: readonly ToldAct[] }): ReactNode {
  if (acts.length === 0) return null;
  return (
    <section className="column">
      <h3 className="subheading">{title}</h3>
      <ol className="timeline">
        {acts.map(({ key, words, at, by, why }) => (
          <li key={key}>
            <span className="dot">
              <Icon name="check" />
            </span>
            <span className="strong">{words}</span>
            <span className="meta">
              {' · '}
              <When at={at} />
            </span>
            <div className="meta">{by}</div>
            {why !== null && (
              <div className="small">
                <bdi>{why}</bdi>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
