// What a command is about, alive: it changes as what is held here does.
import { useMemo } from 'react';
import { ref } from 'shared/aggregate';
import { isCommandType, rowOf } from 'shared/command-table';
import { oneDocument } from '../../local/queries';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import type { About } from './about';
import { about, commandName } from './about';

export function useAbout(row: OutboxRow): About {
  const { database } = useWorkplace();
  const { type, subject } = row;
  const live = useMemo(() => {
    const kind = isCommandType(type) ? rowOf(type).aggregate : 'order';
    return oneDocument(database, ref(kind, subject));
  }, [database, type, subject]);
  const held = useLive(live) ?? null;
  return useMemo(() => about(row, held), [row, held]);
}

export function useCommandName(): (type: string) => string {
  const say = useSay();
  return (type) => commandName(type, say);
}
