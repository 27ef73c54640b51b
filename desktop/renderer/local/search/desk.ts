// What the worker does: three indexes, fed and asked by messages. A record it cannot read is not found, and spoils no other.
import type { Searched } from './entries';
import { ENTRIES } from './entries';
import type { FoundIn, Kind } from './found';
import type { FromWorker, ToWorker } from './messages';
import { unreachable } from 'shared/unreachable';
import type { WordIndex } from './word-index';
import { wordIndex } from './word-index';

export function desk(): (message: ToWorker) => FromWorker {
  const shelves = { products: shelf('products'), customers: shelf('customers'), orders: shelf('orders') };
  return (message) => {
    switch (message.type) {
      case 'take':
        shelves[message.kind].take(message.records, message.gone);
        return { type: 'taken' };
      case 'ask':
        return shelves[message.kind].answer(message.number, message.text);
      default:
        return unreachable(message);
    }
  };
}

function shelf<K extends Kind>(kind: K) {
  const index = wordIndex<FoundIn[K]>();
  return {
    take: (records: readonly Searched[], gone: readonly string[]) => {
      for (const id of gone) index.remove(id);
      for (const record of records) take(index, kind, record);
    },
    answer: (number: number, text: string) => ({ type: 'answer', kind, number, found: index.find(text) }) as const,
  };
}

function take<K extends Kind>(index: WordIndex<FoundIn[K]>, kind: K, record: Searched): void {
  const entry = read(kind, record);
  if (entry === null) index.remove(record.id);
  else index.put(entry);
}

function read<K extends Kind>(kind: K, record: Searched) {
  try {
    return ENTRIES[kind](record);
  } catch {
    return null;
  }
}
