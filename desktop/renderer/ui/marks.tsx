// The three marks that are never swapped: what an order is, where its data is, and its number.
import type { ReactNode } from 'react';
import type { IconName } from './icon';
import { Icon } from './icon';
import { useWords } from './use-words';

export type BadgeStatus = 'placed' | 'completed' | 'cancelled' | 'failed';

export function Badge({ status }: { readonly status: BadgeStatus }): ReactNode {
  const words = useWords();
  return (
    <span className={`badge ${status}`}>
      <svg className="shape" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      {words(`ui.state.${status}`)}
    </span>
  );
}

const ring = <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />;

const SHAPES: Readonly<Record<BadgeStatus, ReactNode>> = {
  placed: (
    <>
      {ring}
      <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
    </>
  ),
  completed: <circle cx="6" cy="6" r="5.2" fill="currentColor" />,
  cancelled: (
    <>
      {ring}
      <path d="M2.9 9.1 9.1 2.9" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  failed: <path d="M6 .9 11.6 11H.4z" fill="currentColor" />,
};

/** Where the data is; what the server has carries none. */
export type Whereabouts = 'pending' | 'sending' | 'rejected' | 'blocked';

const TAGS: Readonly<Record<Whereabouts, IconName>> = {
  pending: 'clock',
  sending: 'syncing',
  rejected: 'refused',
  blocked: 'hand',
};

export function Tag({ where }: { readonly where: Whereabouts }): ReactNode {
  const words = useWords();
  return (
    <span className={`tag ${where}`}>
      <Icon name={TAGS[where]} />
      {words(`ui.where.${where}`)}
    </span>
  );
}

/** People read the tail aloud. */
export function OrderNumber({ of }: { readonly of: string }): ReactNode {
  return (
    <span className="number">
      {of.slice(0, -4)}
      <b>{of.slice(-4)}</b>
    </span>
  );
}
