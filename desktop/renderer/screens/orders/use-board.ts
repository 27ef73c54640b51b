// The board of one address: its rows, and how the address changes.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Board, OrderBoard } from '../../local/board/order-board';
import { orderBoard } from '../../local/board/order-board';
import type { OrderQuery } from '../../local/board/order-query';
import { useLive, useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import { queryOf, viewOf } from './board-search';

export type OnBoard = {
  readonly search: BoardSearch;
  readonly query: OrderQuery;
  readonly board: Board;
  readonly showWaiting: OrderBoard['showWaiting'];
  readonly change: (changes: Partial<BoardSearch>) => void;
  readonly goTo: (view: BoardSearch) => void;
};

export function useBoard(): OnBoard {
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const { book, caughtUp } = useWorkplace();
  const view = JSON.stringify(viewOf(search));
  const query = useMemo(() => queryOf(JSON.parse(view) as BoardSearch), [view]);
  const list = useMemo(() => {
    const holdsBack = () => book.whole.get() && caughtUp.get();
    return orderBoard(book, query, holdsBack);
  }, [book, caughtUp, query]);
  const goTo = (next: BoardSearch) => void navigate({ search: next, replace: true });
  return {
    ...{ search, query, board: useLive(list), showWaiting: list.showWaiting, goTo },
    change: (changes) => {
      goTo({ ...search, ...changes });
    },
  };
}
