// Everything the pointer can do to a column, for the keyboard: sort, move, widen, hide, and bring back what is hidden.
import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
import type { GridColumn, GridWords } from './grid-types';
import type { GridSort } from './sort';

export type ColumnAct =
  | { readonly type: 'sort'; readonly sort: GridSort }
  | { readonly type: 'move'; readonly by: 'left' | 'right' }
  | { readonly type: 'width'; readonly by: -1 | 1 }
  | { readonly type: 'fit' }
  | { readonly type: 'hide' }
  | { readonly type: 'show'; readonly id: string };

type Props = {
  readonly column: GridColumn<never>;
  readonly header: HTMLElement;
  readonly words: GridWords;
  readonly sort: GridSort;
  readonly can: { readonly left: boolean; readonly right: boolean; readonly hide: boolean };
  readonly hidden: readonly GridColumn<never>[];
  readonly act: (act: ColumnAct) => void;
  readonly close: () => void;
};

type Entry = { readonly key: string; readonly name: string; readonly act: ColumnAct };

export function ColumnMenu(props: Props): ReactNode {
  const { column, header, words, hidden, act, close } = props;
  const groups = [sorting(props), placing(props)].filter(({ length }) => length > 0);
  const shows = hidden.map(({ id, header: name }): Entry => ({ key: `show ${id}`, name, act: { type: 'show', id } }));
  const entries = [...groups.flat(), ...shows];
  return (
    <Popover
      className="popover"
      aria-label={words.columnMenu(column.header)}
      placement="bottom start"
      triggerRef={{ current: header }}
      isOpen
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Menu
        className="menu"
        aria-label={words.columnMenu(column.header)}
        autoFocus="first"
        onAction={(key) => {
          const chosen = entries.find((entry) => entry.key === key)?.act;
          // A width is found by trying: the menu stays for the next step.
          if (chosen?.type !== 'width') close();
          if (chosen !== undefined) act(chosen);
        }}
      >
        {groups.map((group, position) => (
          <MenuSection key={group[0]?.key ?? position} aria-label={words.columnMenu(column.header)}>
            {group.map(option)}
          </MenuSection>
        ))}
        {shows.length > 0 && <Separator className="separator" />}
        {shows.length > 0 && (
          <MenuSection>
            <Header>{words.hiddenColumns}</Header>
            {shows.map(option)}
          </MenuSection>
        )}
      </Menu>
    </Popover>
  );
}

const option = ({ key, name }: Entry) => (
  <MenuItem key={key} id={key} className="option" shouldCloseOnSelect={false}>
    {name}
  </MenuItem>
);

function sorting({ column, sort, words }: Props): readonly Entry[] {
  if (column.sortable !== true) return [];
  const by = (desc: boolean): ColumnAct => ({ type: 'sort', sort: [{ id: column.id, desc }] });
  const off: Entry = {
    key: 'off',
    name: words.sortOff,
    act: { type: 'sort', sort: sort.filter(({ id }) => id !== column.id) },
  };
  return [
    { key: 'ascending', name: words.sortAscending, act: by(false) },
    { key: 'descending', name: words.sortDescending, act: by(true) },
    ...(sort.some(({ id }) => id === column.id) ? [off] : []),
  ];
}

/** What cannot be done is not offered. */
function placing({ words, can }: Props): readonly Entry[] {
  const left: Entry = { key: 'left', name: words.moveLeft, act: { type: 'move', by: 'left' } };
  const right: Entry = { key: 'right', name: words.moveRight, act: { type: 'move', by: 'right' } };
  const hide: Entry = { key: 'hide', name: words.hide, act: { type: 'hide' } };
  return [
    ...(can.left ? [left] : []),
    ...(can.right ? [right] : []),
    { key: 'wider', name: words.wider, act: { type: 'width', by: 1 } },
    { key: 'narrower', name: words.narrower, act: { type: 'width', by: -1 } },
    { key: 'fit', name: words.fit, act: { type: 'fit' } },
    ...(can.hide ? [hide] : []),
  ];
}
