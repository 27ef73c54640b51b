// Where the focus goes next: fields are named by where they stand, and reached once they are drawn.
import { useCallback, useEffect, useState } from 'react';
import type { LineField } from './typed-order';
import type { OrderField } from './read-order';

export const orderFieldId = (field: OrderField): string => `capture-${field}`;
export const lineFieldId = (position: number, field: LineField): string => `capture-line-${position}-${field}`;
/** Whatever is in the way of placing, the first of it. */
export const FIRST_FAULT = '[aria-invalid="true"]';

/** Moves the focus once the next drawing is done; text that is there is selected, so that typing replaces it. */
export function useFocusNext(): (selector: string) => void {
  const [wanted, setWanted] = useState<{ readonly selector: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const field = document.querySelector<HTMLInputElement>(wanted.selector);
    field?.focus();
    field?.select();
  }, [wanted]);
  return useCallback((selector: string) => {
    setWanted({ selector });
  }, []);
}
