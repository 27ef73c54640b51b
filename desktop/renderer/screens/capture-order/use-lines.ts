// What a person does to the lines of the form, and where the focus is afterwards.
import { useMemo, useState } from 'react';
import { useWorkplace } from '../workplace';
import { lineFieldId } from './focus';
import type { Figures } from './read-figures';
import type { SuggestedProduct } from './suggest';
import { exactly } from './suggest';
import type { LineField, TypedLine, TypedOrder } from './typed-order';
import { isBlankLine } from './typed-order';
import { isUnfilled, withLine, withLineBack, withNextLine, withProduct, withoutLine } from './typing';
import type { Change } from './use-draft';

export type LineActs = {
  readonly change: (position: number, change: Partial<TypedLine>) => void;
  readonly focus: (position: number, field: LineField) => void;
  /** On to the next line, which is added behind the last one. */
  readonly next: (position: number) => void;
  readonly remove: (position: number, line: TypedLine) => void;
  /** @param unlessFilled leaves alone a line that was filled or given another SKU meanwhile */
  readonly fill: (position: number, product: SuggestedProduct, unlessFilled?: boolean) => void;
  /** Placing the order also creates this line's product. */
  readonly create: (position: number) => void;
};

export type Removed = { readonly position: number; readonly line: TypedLine };
export type Lines = {
  readonly acts: LineActs;
  readonly removed: Removed | null;
  readonly putBack: () => void;
  readonly forgetRemoved: () => void;
};

type Form = {
  readonly change: Change;
  readonly figures: Figures;
  readonly focusOn: (selector: string) => void;
};

export function useLines({ change, figures, focusOn }: Form): Lines {
  const { newId } = useWorkplace();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const acts = useMemo((): LineActs => {
    const focus: LineActs['focus'] = (position, field) => {
      focusOn(`#${lineFieldId(position, field)}`);
    };
    return {
      focus,
      change: (position, part) => {
        change((typed) => withLine(typed, position, part));
      },
      next: (position) => {
        change((typed) => (needsNext(typed, position) ? withNextLine(typed) : typed));
        focus(position + 1, 'sku');
      },
      remove: (position, line) => {
        setRemoved(isBlankLine(line) ? null : { position, line });
        change((typed) => withoutLine(typed, position));
        focus(Math.max(position - 1, 0), 'sku');
      },
      fill: (position, product, unlessFilled = false) => {
        change((typed) => {
          const line = typed.lines[position];
          const isMeant = line !== undefined && isUnfilled(line) && exactly([product], line.sku) !== null;
          return unlessFilled && !isMeant ? typed : withProduct(typed, position, product.content, figures);
        });
      },
      create: (position) => {
        change((typed) => withLine(typed, position, { creates: newId() }));
        focus(position, 'description');
      },
    };
  }, [change, figures, focusOn, newId]);
  const putBack = () => {
    if (removed === null) return;
    change((typed) => withLineBack(typed, removed.position, removed.line));
    setRemoved(null);
    acts.focus(removed.position, 'sku');
  };
  return {
    ...{ acts, removed, putBack },
    forgetRemoved: () => {
      setRemoved(null);
    },
  };
}

/** An empty last line is next enough. */
function needsNext({ lines }: TypedOrder, position: number): boolean {
  const line = lines[position];
  return position === lines.length - 1 && line !== undefined && !isBlankLine(line);
}
