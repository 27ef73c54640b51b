// A field as it was before a scan went into it, to be put back so that React hears of it.
import type { Field } from './pressed-key';

export type FieldBefore = { readonly field: Field; readonly restore: () => void };

export function fieldBefore(field: Field): FieldBefore {
  const { value, selectionStart, selectionEnd } = field;
  return {
    field,
    restore: () => {
      write(field, value);
      // Fields such as numbers know no selection.
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
    },
  };
}

/** Past React's own setter, which would take the value for one it knows. */
function write(field: Field, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}
