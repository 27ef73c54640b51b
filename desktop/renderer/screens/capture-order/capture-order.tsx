// One line, one Enter, one order: saved here before the form is empty again. More lines where one is not enough.
import type { ReactNode, SyntheticEvent } from 'react';
import { useRef, useState } from 'react';
import { defaultSettings } from 'shared/settings/settings';
import { Fault, Field } from '../../ui/controls';
import type { Editing } from '../view-state';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { CaptureFoot } from './capture-foot';
import { LineRow } from './line-row';
import { decimalMark } from './plain-decimal';
import type { TypedLine } from './typed-order';
import { blankLine, isBlank, readOrder, runningTotal } from './typed-order';
import { useDraft } from './use-draft';
import { usePlacing } from './use-placing';

/** @param editing a refused order on its way back; null for a new one */
export function CaptureOrder({ editing }: { readonly editing: Editing | null }): ReactNode {
  const currency = (useLive(useWorkplace().settings) ?? defaultSettings).currency;
  const edit = useViewState((state) => state.edit);
  const { typed, type, restoredFrom, clear } = useDraft(editing?.typed ?? null);
  const { place, refused } = usePlacing(editing, currency);
  const [tried, setTried] = useState(false);
  const customer = useRef<HTMLInputElement>(null);
  const decimal = decimalMark(navigator.language);
  const read = readOrder(typed, decimal);
  const faults = tried && read.type === 'faults' ? read.faults : null;

  const startAnew = () => {
    clear();
    setTried(false);
    edit(null);
    customer.current?.focus();
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.type === 'content' && (await place(read.content))) startAnew();
  };
  const setLines = (lines: readonly TypedLine[]) => {
    type({ ...typed, lines });
  };
  return (
    <form className="capture" aria-label="Capture an order" onSubmit={(event) => void submit(event)}>
      <div className="capture-grid">
        <Field
          label="Customer"
          value={typed.customer}
          onChange={(name) => {
            type({ ...typed, customer: name });
          }}
          fault={faults?.customer ?? null}
          inputRef={customer}
          autoFocus
        />
        {typed.lines.map((line, position) => (
          <LineRow
            key={position}
            {...{ line, position, currency, decimal }}
            faults={faults?.lines[position] ?? {}}
            change={(changed) => {
              setLines(typed.lines.with(position, changed));
            }}
            remove={
              typed.lines.length === 1
                ? null
                : () => {
                    setLines(typed.lines.toSpliced(position, 1));
                  }
            }
          />
        ))}
      </div>
      {refused !== null && tried && <Fault>{refused}</Fault>}
      <CaptureFoot
        {...{ editing, restoredFrom }}
        total={runningTotal(typed, currency, decimal)}
        addLine={() => {
          setLines([...typed.lines, blankLine]);
        }}
        discard={isBlank(typed) && editing === null ? null : startAnew}
      />
    </form>
  );
}
