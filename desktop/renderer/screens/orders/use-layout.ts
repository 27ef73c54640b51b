// How this person has arranged the columns of the board, kept on this computer.
import { useState } from 'react';
import { z } from 'zod';
import type { GridLayout } from '../../ui/data-grid/grid-types';
import { PLAIN_LAYOUT } from '../../ui/data-grid/grid-types';
import { useWorkplace } from '../workplace';

const layoutSchema = z.object({
  order: z.array(z.string()),
  widths: z.record(z.string(), z.number()),
  hidden: z.array(z.string()),
  density: z.enum(['compact', 'normal', 'comfortable']).nullable(),
});

export function useLayout(): readonly [GridLayout, (layout: GridLayout) => void] {
  const name = `waybill.board.${useWorkplace().person.key}`;
  const [layout, setLayout] = useState<GridLayout>(() => kept(name));
  const keep = (next: GridLayout) => {
    localStorage.setItem(name, JSON.stringify(next));
    setLayout(next);
  };
  return [layout, keep];
}

function kept(name: string): GridLayout {
  try {
    return layoutSchema.parse(JSON.parse(localStorage.getItem(name) ?? ''));
  } catch {
    return PLAIN_LAYOUT;
  }
}
