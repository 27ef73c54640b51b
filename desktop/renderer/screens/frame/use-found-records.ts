// Orders, customers and products on this device that what was typed names; without a word, those opened last. It asks no
// server. An answer to an overtaken question is dropped.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { LocalDatabase } from '../../local/database';
import type { Found, Kind, Search } from '../../local/search/found';
import { foundByIds } from '../../local/search/found-by-id';
import type { WordId } from '../language/catalog';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import type { Asked, PaletteItem, RecordItemKind } from './palette-items';
import { asked, recordIn, recordItemId } from './palette-items';
import type { Place } from './places';
import { placesFor } from './places';

type FoundRecord = { readonly kind: RecordItemKind; readonly found: Found };

const KINDS: Readonly<Record<RecordItemKind, { readonly of: Kind; readonly words: WordId; readonly to: Place['to'] }>> =
  {
    order: { of: 'orders', words: 'palette.kind.order', to: '/orders' },
    customer: { of: 'customers', words: 'palette.kind.customer', to: '/customers' },
    product: { of: 'products', words: 'palette.kind.product', to: '/products' },
  };

/** Of each kind, where several are asked for. */
const MOST = 5;

export function useFoundRecords(typed: string, recent: readonly string[]): readonly PaletteItem[] {
  const { search, database, actor } = useWorkplace();
  const say = useSay();
  const open = useOpen();
  const [records, setRecords] = useState<readonly FoundRecord[]>([]);
  const mayOpen = placesFor(actor().roles).map(({ to }) => to);
  const kinds = asked(typed).kinds.filter((kind) => kind !== 'command' && mayOpen.includes(KINDS[kind].to));
  const question = JSON.stringify({ ...asked(typed), kinds });
  useEffect(() => {
    let overtaken = false;
    const wanted = JSON.parse(question) as { kinds: RecordItemKind[] } & Asked;
    const looking = wanted.text === '' ? usedLast(database, wanted.kinds, recent) : named(search, wanted);
    looking.then(
      (found) => {
        if (!overtaken) setRecords(found);
      },
      () => {
        // The database is closing with the person leaving.
      },
    );
    return () => {
      overtaken = true;
    };
  }, [question, search, database, recent]);
  return records.map(({ kind, found: { id, label, detail } }) => ({
    ...{ id: recordItemId(kind, id), kind, words: label, keys: '', cannot: null },
    detail: [say(KINDS[kind].words), detail].filter((text) => text !== '').join(' · '),
    act: () => {
      open(kind, id);
    },
  }));
}

function useOpen(): (kind: RecordItemKind, id: string) => void {
  const navigate = useNavigate();
  return (kind, id) => {
    if (kind === 'order') void navigate({ to: '/orders/$id', params: { id } });
    else void navigate({ to: kind === 'customer' ? '/customers' : '/products', search: { id } });
  };
}

async function named(search: Search, { kinds, text }: { kinds: readonly RecordItemKind[]; text: string }) {
  const found = await Promise.all(
    kinds.map(async (kind): Promise<readonly FoundRecord[]> => {
      const answers: readonly Found[] = await search[KINDS[kind].of](text);
      return answers.slice(0, kinds.length > 1 ? MOST : undefined).map((one) => ({ kind, found: one }));
    }),
  );
  return found.flat();
}

/** In the order they were used. */
async function usedLast(
  database: LocalDatabase,
  kinds: readonly RecordItemKind[],
  recent: readonly string[],
): Promise<readonly FoundRecord[]> {
  const used = recent.flatMap((id) => recordIn(id) ?? []).filter(({ kind }) => kinds.includes(kind));
  const held = new Map(
    await Promise.all(
      kinds.map(async (kind) => {
        const ids = used.filter((one) => one.kind === kind).map(({ id }) => id);
        return [kind, await foundByIds(database, KINDS[kind].of, ids)] as const;
      }),
    ),
  );
  return used.flatMap(({ kind, id }) => {
    const found = held.get(kind)?.get(id);
    return found === undefined ? [] : [{ kind, found }];
  });
}
