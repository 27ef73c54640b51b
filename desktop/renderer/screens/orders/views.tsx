// Views as tabs: those everybody has, and one's own. Each is an address.
import { Link } from '@tanstack/react-router';
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Button, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useCountFormat, useSay } from '../language/language';
import { useOffers } from '../offers';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import { sameView, viewOf } from './board-search';
import { EVERYBODYS } from './everybodys-views';
import { useOwnViews } from './own-views';
import type { OnBoard } from './use-board';

export function Views({ on }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const { views, drop } = useOwnViews();
  const [saving, setSaving] = useState(false);
  const notify = useViewState((state) => state.notify);
  const own = views.find(({ view }) => sameView(view, on.search));
  const isKnown = own !== undefined || EVERYBODYS.some(({ view }) => sameView(view, on.search));
  useOffers(
    isKnown
      ? []
      : [
          {
            ...{ id: 'view-save', words: say('view.save'), detail: say('board.title'), keys: '', cannot: null },
            act: () => {
              setSaving(true);
            },
          },
        ],
  );
  return (
    <nav className="tabs" aria-label={say('view.tabs')}>
      {EVERYBODYS.map(({ words, view }) => (
        <Tab key={words} view={view} current={sameView(view, on.search)} name={say(words)} />
      ))}
      {views.map(({ name, view }) => (
        <Tab key={name} view={view} current={sameView(view, on.search)} name={name} />
      ))}
      <span className="at-end row">
        {!isKnown && (
          <Button
            look="quiet"
            size="compact"
            onPress={() => {
              setSaving(true);
            }}
          >
            {say('view.save')}
          </Button>
        )}
        {own !== undefined && (
          <Button
            look="quiet"
            size="compact"
            onPress={() => {
              drop(own.name);
              notify({ words: say('view.dropped', { name: own.name }), undo: null });
            }}
          >
            {say('view.drop')}
          </Button>
        )}
      </span>
      {saving && (
        <SaveView
          view={viewOf(on.search)}
          close={() => {
            setSaving(false);
          }}
        />
      )}
    </nav>
  );
}

type TabProps = { readonly view: BoardSearch; readonly name: string; readonly current: boolean };

function Tab({ view, name, current }: TabProps): ReactNode {
  const count = useCountFormat();
  const { orderCounts, localCounts } = useWorkplace();
  const [byStatus, byState] = [useLive(orderCounts), useLive(localCounts)];
  const total = [...byStatus.values()].reduce((sum, rows) => sum + rows, 0);
  const [status] = view.status ?? [];
  const rows = sameView(view, {})
    ? total
    : sameView(view, { unsynced: true })
      ? total - (byState.get('synced') ?? 0)
      : status !== undefined && sameView(view, { status: [status] })
        ? (byStatus.get(status) ?? 0)
        : null;
  return (
    <Link to="/orders" search={view} activeProps={{}} aria-current={current ? 'page' : undefined}>
      <bdi>{name}</bdi>
      {rows !== null && <span className="count">{count(rows)}</span>}
    </Link>
  );
}

function SaveView({ view, close }: { readonly view: BoardSearch; readonly close: () => void }): ReactNode {
  const say = useSay();
  const { keep } = useOwnViews();
  const notify = useViewState((state) => state.notify);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    keep({ name: name.trim(), view });
    notify({ words: say('view.saved', { name: name.trim() }), undo: null });
    close();
  };
  return (
    <Dialog title={say('view.save.title')} close={close}>
      <form onSubmit={save}>
        <div className="body">
          <p className="support small">{say('view.save.what')}</p>
          <Field
            label={say('view.name')}
            value={name}
            onChange={setName}
            fault={tried && name.trim() === '' ? say('view.name.missing') : null}
            autoFocus
          />
        </div>
        <footer>
          <Button onPress={close}>{say('cancel')}</Button>
          <Button type="submit" look="primary">
            {say('view.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
