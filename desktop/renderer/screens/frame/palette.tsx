// Everything there is to do, by a few letters. It stays out of the way until it is called.
import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Modal, ModalOverlay, Dialog } from 'react-aria-components';
import { Keys } from '../../ui/keys';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import type { PaletteItem } from './palette-items';
import { found, shortened } from './palette-items';
import { recentItems, usedNow } from './recent-items';
import { useFoundRecords } from './use-found-records';
import { usePaletteCommands } from './use-palette-commands';

export function Palette({ close, sheet }: { readonly close: () => void; readonly sheet: () => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const { key } = useWorkplace().person;
  const [recent] = useState(() => recentItems(key));
  const commands = usePaletteCommands(sheet);
  const records = useFoundRecords(typed, recent);
  const items = shortened(found([...commands, ...records], typed, recent));
  const act = (item: PaletteItem) => {
    if (item.cannot !== null) return;
    usedNow(key, item.id);
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
        aria-activedescendant={items[chosen] === undefined ? undefined : optionId(chosen)}
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
          <Option key={item.id} id={optionId(position)} item={item} isChosen={position === chosen} act={act} />
        ))}
      </div>
      {items.length === 0 && <p className="small support palette-nothing">{say('palette.nothing')}</p>}
    </>
  );
}

const optionId = (position: number) => `palette-option-${position}`;

type OptionProps = {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isChosen: boolean;
  readonly act: (item: PaletteItem) => void;
};

function Option({ id, item, isChosen, act }: OptionProps): ReactNode {
  return (
    <div
      role="option"
      id={id}
      aria-selected={isChosen}
      aria-disabled={item.cannot !== null}
      className="option"
      onClick={() => {
        act(item);
      }}
    >
      <bdi className="cut">{item.words}</bdi>
      {item.detail !== '' && <bdi className="meta cut">{item.detail}</bdi>}
      {item.cannot !== null && <span className="meta palette-why">{item.cannot}</span>}
      {item.keys !== '' && (
        <span className="at-end">
          <Keys of={item.keys} />
        </span>
      )}
    </div>
  );
}
