// Orders and customers on this device that what was typed names. An answer to an overtaken question is dropped.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWorkplace } from '../workplace';
import type { PaletteItem } from './palette-items';
import { asked } from './palette-items';

export function useFoundRecords(typed: string): readonly PaletteItem[] {
  const { search } = useWorkplace();
  const navigate = useNavigate();
  const [records, setRecords] = useState<readonly PaletteItem[]>([]);
  useEffect(() => {
    const { kinds, text } = asked(typed);
    let overtaken = false;
    const look = async () => {
      if (text === '') return [];
      const orders = kinds.includes('order') ? await search.orders(text) : [];
      return orders.map(({ id, label, detail }): PaletteItem => ({
        ...{ id: `order-${id}`, kind: 'order', words: label, detail, keys: '' },
        act: () => {
          void navigate({ to: '/orders/$id', params: { id } });
        },
      }));
    };
    void look().then((found) => {
      if (!overtaken) setRecords(found);
    });
    return () => {
      overtaken = true;
    };
  }, [typed, search, navigate]);
  return records;
}
