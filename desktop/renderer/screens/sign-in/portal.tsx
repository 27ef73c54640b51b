// The one screen with a picture: the form on white paper, beside it what all this is about.
import type { ReactNode } from 'react';
import type { KnownPerson } from '../../local/known-person';
import { Icon, Mark } from '../../ui/icon';
import { useSay } from '../language/language';
import { useSurroundings } from '../surroundings';
import { Picture } from './picture';

type Props = {
  readonly title: string;
  readonly people: readonly KnownPerson[];
  readonly offline: boolean;
  readonly children: ReactNode;
};

export function Portal({ title, people, offline, children }: Props): ReactNode {
  const say = useSay();
  const { serverHost } = useSurroundings();
  const waiting = people.reduce((sum, { waiting: { queued } }) => sum + queued, 0);
  return (
    <div className="portal">
      <main className="door">
        <div className="brand">
          <Mark />
          <span>Waybill</span>
        </div>
        <div className="form">
          <header className="column tight">
            <h1 className="figure large">{title}</h1>
            {serverHost !== '' && <p className="support">{serverHost}</p>}
          </header>
          {children}
        </div>
        <footer className="row">
          {offline && (
            <span className="sync offline">
              <Icon name="cloud-off" small />
              {say('sync.badge.offline', { pending: waiting > 0 ? say('sync.pending', { count: waiting }) : '' })}
            </span>
          )}
          <span className="meta small at-end">{say('door.disk')}</span>
        </footer>
      </main>
      <aside aria-hidden="true">
        <Picture />
      </aside>
    </div>
  );
}
