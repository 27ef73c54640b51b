// The one screen with a picture: the form on white paper, beside it what all this is about.
import type { ReactNode } from 'react';
import type { KnownPerson } from '../../local/known-person';
import { Icon, Mark } from '../../ui/icon';
import { useSurroundings } from '../surroundings';
import { Picture } from './picture';

type Props = {
  readonly title: string;
  readonly people: readonly KnownPerson[];
  readonly offline: boolean;
  readonly children: ReactNode;
};

export function Portal({ title, people, offline, children }: Props): ReactNode {
  const { serverHost } = useSurroundings();
  const waiting = people.reduce((sum, { waiting: { queued } }) => sum + queued, 0);
  return (
    <div className="portal">
      <main>
        <div className="brand">
          <Mark />
          <span>Waybill</span>
        </div>
        <div className="form">
          <header className="column tight">
            <h1 className="figure large">{title}</h1>
            <p className="support">{serverHost}</p>
          </header>
          {children}
        </div>
        <footer className="row">
          {offline && (
            <span className="sync offline">
              <Icon name="cloud-off" small />
              Offline{waiting > 0 && ` — ${waiting} pending`}
            </span>
          )}
          <span className="meta small at-end">What you do is kept on this computer. Encrypt its disk.</span>
        </footer>
      </main>
      <aside aria-hidden="true">
        <Picture />
      </aside>
    </div>
  );
}
