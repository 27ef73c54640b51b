// What the grid says, for lists of records: they are sorted by name, and nothing is selected in them.
import { useMemo } from 'react';
import type { GridWords } from '../../ui/data-grid/grid-types';
import { useSay } from '../language/language';

export function useGridWords(): GridWords {
  const say = useSay();
  return useMemo(
    () => ({
      columnMenu: (column) => say('records.grid.menu', { column }),
      sortAscending: say('records.grid.ascending'),
      sortDescending: say('records.grid.descending'),
      sortOff: say('records.grid.off'),
      moveLeft: say('records.grid.left'),
      moveRight: say('records.grid.right'),
      wider: say('records.grid.wider'),
      narrower: say('records.grid.narrower'),
      fit: say('records.grid.fit'),
      hide: say('records.grid.hide'),
      hiddenColumns: say('records.grid.hidden'),
      selectAll: say('records.grid.all'),
      loading: say('records.loading'),
      sorted: () => say('records.grid.sorted'),
      selected: (count) => say('records.grid.selected', { count }),
      hidden: (column) => say('records.grid.is-hidden', { column }),
      shown: (column) => say('records.grid.is-shown', { column }),
      moved: (column, position) => say('records.grid.moved', { column, position }),
      resized: (column, pixels) => say('records.grid.resized', { column, pixels }),
    }),
    [say],
  );
}
