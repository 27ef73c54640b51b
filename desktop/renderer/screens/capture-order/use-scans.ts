// A scanner at work: each code adds one of its product, one after the other, and says what became of it.
import { useRef, useState } from 'react';
import { readScan } from 'shared/barcode/scan';
import { useScanner } from '../../ui/scan/use-scanner';
import { useWorkplace } from '../workplace';
import type { Figures } from './read-figures';
import type { Suggest } from './suggest';
import type { TypedOrder } from './typed-order';
import { hasLineOf, withProduct, withScanned } from './typing';
import type { Change } from './use-draft';

export type LastScan = {
  readonly type: 'added' | 'unknown';
  /** As it was scanned. */
  readonly code: string;
};

type Form = {
  readonly typed: TypedOrder;
  readonly change: Change;
  readonly figures: Figures;
  readonly suggest: Suggest;
};

export function useScans({ typed, change, figures, suggest }: Form): LastScan | null {
  const { now } = useWorkplace();
  const [last, setLast] = useState<LastScan | null>(null);
  const before = useRef<Promise<void>>(Promise.resolve());

  /** A code is of a product known here, or of a line that stands on the form already; else it adds nothing. */
  const addScanned = async (sku: string) => {
    const product = await suggest.product(sku);
    const known = product?.content.sku ?? sku;
    if (product === null && !hasLineOf(typed, sku)) return false;
    change((form) => {
      const scanned = withScanned(form, known, figures);
      if (scanned.again || product === null) return scanned.typed;
      return withProduct(scanned.typed, scanned.position, product.content, figures);
    });
    return true;
  };
  const take = async (text: string) => {
    const code = articleIn(text, Number(now().slice(0, 4)));
    const isAdded = code !== null && (await addScanned(code));
    setLast({ type: isAdded ? 'added' : 'unknown', code: code ?? text });
  };
  useScanner({
    onScan: (text) => {
      before.current = before.current.then(() => take(text));
    },
  });
  return last;
}

function articleIn(text: string, year: number): string | null {
  const read = readScan(text, year);
  if (read.type === 'sku') return read.sku;
  return read.type === 'gtin' || read.type === 'gs1' ? (read.gtin ?? null) : null;
}
