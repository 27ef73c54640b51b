// Views as tabs: those every board has, those shared with everybody, and one's own. Each is an address.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button, Fault } from '../../ui/controls';
import { totalOf } from '../../local/counts';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import type { WordId } from '../language/catalog';
import { useOffers } from '../offers';
import { useLive, useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import { sameView, viewOf } from './board-search';
import { EVERYBODYS } from './everybodys-views';
import { SaveView } from './save-view';
import type { Working } from './saved-views';
import { ALL_KEY, opensWith, workingFrom } from './saved-views';
import type { OnBoard } from './use-board';
import type { SavedViews } from './use-saved-views';
import { useFirstView, useSavedViews } from './use-saved-views';

export function Views({ on }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const { actor } = useWorkplace();
  const views = useSavedViews();
  useFirstView(on);
  const { search } = on;
  const working = workingFrom(search, views.saved);
  const all = opensWith(views.saved, actor().roles) === null ? {} : { view: ALL_KEY };
  return (
    <nav className="tabs views" aria-label={say('view.tabs')}>
      {EVERYBODYS.map(({ words, view }) => (
        <Tab
          key={words}
          to={sameView(view, {}) ? all : view}
          current={working.from === null && sameView(view, search)}
          name={say(words)}
        />
      ))}
      {views.saved.map((saved) => (
        <Tab
          key={saved.key}
          to={{ ...saved.view, view: saved.key }}
          current={working.from === saved}
          name={saved.name}
          isShared={saved.shared !== null}
          isChanged={working.from === saved && working.changed}
        />
      ))}
      <ViewActs on={on} views={views} working={working} />
    </nav>
  );
}

type TabProps = {
  readonly to: BoardSearch;
  readonly name: string;
  readonly current: boolean;
  readonly isShared?: boolean;
  readonly isChanged?: boolean;
};

function Tab({ to, name, current, isShared = false, isChanged = false }: TabProps): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const rows = useRowsOf(to);
  return (
    <Link to="/orders" search={to} activeProps={{}} aria-current={current ? 'page' : undefined}>
      {isShared && (
        <span className="row" title={say('view.is-shared')}>
          <Icon name="users" small />
          <span className="unseen">{say('view.is-shared')}</span>
        </span>
      )}
      <bdi>{name}</bdi>
      {isChanged && (
        <span className="changed-dot" title={say('view.changed')}>
          <span className="unseen">{say('view.changed')}</span>
        </span>
      )}
      {rows !== null && <span className="count">{count(rows)}</span>}
    </Link>
  );
}

/** How many orders of this device, where that is counted anyway. */
function useRowsOf(view: BoardSearch): number | null {
  const { orderCounts, localCounts } = useWorkplace();
  const [byStatus, byState] = [useLive(orderCounts), useLive(localCounts)];
  const total = totalOf(byStatus);
  if (sameView(view, {})) return total;
  if (sameView(view, { unsynced: true })) return total - (byState.get('synced') ?? 0);
  const [status] = view.status ?? [];
  return status !== undefined && sameView(view, { status: [status] }) ? (byStatus.get(status) ?? 0) : null;
}

type ActsProps = { readonly on: OnBoard; readonly views: SavedViews; readonly working: Working };

/** What can be done to the view that is open. */
function ViewActs({ on, views, working: { from, changed } }: ActsProps): ReactNode {
  const say = useSay();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { search, goTo } = on;
  const mayChange = from !== null && (from.shared === null || views.mayShare);
  const isKnown = from !== null || EVERYBODYS.some(({ view }) => sameView(view, search));
  const run = (act: Promise<string | null>) => void act.then(setProblem);
  const ask = () => {
    setSaving(true);
  };
  const maySave = !isKnown || changed;
  const offer = { id: 'view-save', words: say('view.save'), detail: say('board.title'), keys: '', cannot: null };
  useOffers(maySave ? [{ ...offer, act: ask }] : []);
  return (
    <span className="at-end row">
      {problem !== null && <Fault>{problem}</Fault>}
      {from !== null && changed && (
        <>
          <Plain act={() => goTo({ ...from.view, view: from.key })} words="view.reset" />
          {mayChange && <Plain act={() => run(views.save({ ...from, view: search }))} words="view.save-changes" />}
        </>
      )}
      {maySave && <Plain act={ask} words={changed ? 'view.save-as' : 'view.save'} />}
      {mayChange && !changed && <Plain act={() => run(views.drop(from))} words="view.drop" />}
      {saving && (
        <SaveView
          view={viewOf(search)}
          views={views}
          saved={(key) => {
            goTo({ ...search, view: key });
          }}
          close={() => {
            setSaving(false);
          }}
        />
      )}
    </span>
  );
}

function Plain({ act, words }: { readonly act: () => void; readonly words: WordId }): ReactNode {
  const say = useSay();
  return (
    <Button look="quiet" size="compact" onPress={act}>
      {say(words)}
    </Button>
  );
}
