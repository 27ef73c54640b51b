// A field inside a row of fields: its label is read out, while the head of the column says it to the eye.
import type { KeyboardEvent, ReactNode } from 'react';
import { useId } from 'react';

export type CellProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly looks?: string;
  /** What to do about what was typed; null where it is fine. */
  readonly fault?: string | null;
  /** A scan is the scanner's, not text of this field. */
  readonly takesScans?: boolean;
  /** Names the field to whoever moves the focus. */
  readonly id: string;
};

export function Cell(props: CellProps): ReactNode {
  const { label, value, onChange, onBlur, onKeyDown, looks = '', fault = null, id } = props;
  const why = useId();
  return (
    <span className="cell">
      <input
        className={`input ${looks}`}
        aria-label={label}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? undefined : why}
        autoComplete="off"
        data-scan={props.takesScans === true ? 'take' : undefined}
        spellCheck="false"
        {...{ id, value, onBlur, onKeyDown }}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {fault !== null && (
        <span className="hint bad" id={why}>
          {fault}
        </span>
      )}
    </span>
  );
}
