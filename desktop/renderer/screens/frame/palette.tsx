// Everything there is to do, by a few letters. It stays out of the way until it is called.
import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Modal, ModalOverlay, Dialog } from 'react-aria-components';
import { useSay } from '../language/language';
import type { PaletteItem } from './palette-items';
import { found } from './palette-items';
import { recentItems, usedNow } from './recent-items';
import { useFoundRecords } from './use-found-records';
import { usePaletteCommands } from './use-palette-commands';

const MOST = 12;

export function Palette({ close, sheet }: { readonly close: () => void; readonly sheet: () => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const commands = usePaletteCommands(sheet);
  const records = useFoundRecords(typed);
  const items = found([...commands, ...records], typed, recentItems()).slice(0, MOST);
  const act = (item: PaletteItem) => {
    usedNow(item.id);
    close();
    item.act();
  };
  return (
    <ModalOverlay
      className="modal-ground top"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className="palette">
        <Dialog aria-label={say('palette.title')}>
          <Asking typed={typed} setTyped={setTyped} items={items} act={act} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type AskingProps = {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly items: readonly PaletteItem[];
  readonly act: (item: PaletteItem) => void;
};

function Asking({ typed, setTyped, items, act }: AskingProps): ReactNode {
  const say = useSay();
  const [cursor, setCursor] = useState(0);
  const chosen = Math.min(cursor, items.length - 1);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setCursor((chosen + step + items.length) % Math.max(1, items.length));
    const item = items[chosen];
    if (event.key === 'Enter' && item !== undefined) act(item);
    if (step !== undefined || event.key === 'Enter') event.preventDefault();
  };
  return (
    <>
      <input
        className="input tall"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-items"
        aria-activedescendant={items[chosen] === undefined ? undefined : `palette-${items[chosen].id}`}
        aria-label={say('palette.title')}
        placeholder={say('palette.hint')}
        value={typed}
        autoFocus
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
        }}
      />
      <div role="listbox" id="palette-items" className="palette-items" aria-label={say('palette.title')}>
        {items.map((item, position) => (
          <Offer key={item.id} item={item} isChosen={position === chosen} act={act} />
        ))}
      </div>
      {items.length === 0 && <p className="small support palette-nothing">{say('palette.nothing')}</p>}
    </>
  );
}

type OfferProps = {
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly act: (item: PaletteItem) => void;
};

function Offer({ item, isChosen, act }: OfferProps): ReactNode {
  return (
    <div
      role="option"
      id={`palette-${item.id}`}
      aria-selected={isChosen}
      className="option"
      onClick={() => {
        act(item);
      }}
    >
      <bdi className="cut">{item.words}</bdi>
      {item.detail !== '' && <bdi className="meta cut">{item.detail}</bdi>}
      {item.keys !== '' && <kbd className="at-end">{item.keys}</kbd>}
    </div>
  );
}
