// What every grid says, in the language of the window.
import { useMemo } from 'react';
import type { GridWords } from '../../ui/data-grid/grid-types';
import type { Say } from './language';
import { useSay } from './language';

export function useGridWords(): GridWords {
  const say = useSay();
  return useMemo(() => gridWords(say), [say]);
}

const gridWords = (say: Say): GridWords => ({
  columnMenu: (column) => say('grid.menu', { column }),
  sortAscending: say('grid.ascending'),
  sortDescending: say('grid.descending'),
  sortOff: say('grid.off'),
  moveLeft: say('grid.left'),
  moveRight: say('grid.right'),
  wider: say('grid.wider'),
  narrower: say('grid.narrower'),
  fit: say('grid.fit'),
  hide: say('grid.hide'),
  hiddenColumns: say('grid.hidden-columns'),
  selectAll: say('grid.select-all'),
  loading: say('grid.loading'),
  sorted: (by) => {
    const columns = by.map(({ column, descending }) => (descending ? say('grid.said.down', { column }) : column));
    return columns.length === 0 ? say('grid.said.unsorted') : say('grid.said.sorted', { columns: columns.join(', ') });
  },
  selected: (count) => say('grid.said.selected', { count }),
  hidden: (column) => say('grid.said.hidden', { column }),
  shown: (column) => say('grid.said.shown', { column }),
  moved: (column, position) => say('grid.said.moved', { column, position }),
  resized: (column, pixels) => say('grid.said.resized', { column, pixels }),
});
