// Asks when the screen opens, when the server is reached again, and as often as the screen wants.
import { useEffect, useMemo } from 'react';
import { useLive, useWorkplace } from '../workplace';
import type { Memory, Query, Told } from './memory';

export type Following<T> = Told<T> & { readonly again: () => Promise<void> };

type Wish = { readonly id?: string; readonly query?: Query; readonly everyMs?: number };

export function useTold<T>(memory: Memory<T>, { id, query, everyMs }: Wish = {}): Following<T> {
  const { askAdmin, now, standing } = useWorkplace();
  const isLive = useLive(standing).connection.status === 'live';
  const asked = JSON.stringify(query ?? {});
  const entry = useMemo(() => memory({ askAdmin, now }, id, readQuery(asked)), [memory, askAdmin, now, id, asked]);
  useEffect(() => {
    void entry.again();
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => void entry.again(), everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [entry, isLive, everyMs]);
  const told = useLive(entry.live);
  return useMemo(() => ({ ...told, again: entry.again }), [told, entry]);
}

/** The text stands for the query, which is made anew with every draw. */
function readQuery(text: string): Query {
  const read: unknown = JSON.parse(text);
  return Object.fromEntries(
    Object.entries(read ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
