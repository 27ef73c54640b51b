// A text field that suggests: what is typed stands, unless a suggestion is chosen. The ARIA pattern of an editable combobox.
// The browser itself keeps the list above everything and beside its field, so that a key typed here measures nothing.
import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useId, useState } from 'react';

export type Option = {
  readonly id: string;
  readonly words: string;
  readonly code?: string;
  readonly detail?: ReactNode;
  /** Not marked until the arrow keys reach it: what is typed is not changed by a mere Enter. */
  readonly aside?: boolean;
};

type Props = {
  readonly id: string;
  readonly label: string;
  /** The label stands elsewhere. */
  readonly unlabelled?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** What the list holds, read out. */
  readonly listLabel: string;
  readonly onChoose: (id: string) => void;
  /** Enter with no suggestion marked: the text as it stands. */
  readonly onKeep: () => void;
  readonly onLeave?: () => void;
  readonly looks?: string;
  readonly fault?: string | null;
  /** Beside the label, or under the field that has none. */
  readonly note?: string | null;
  /** Under the list. */
  readonly foot?: ReactNode;
  readonly autoFocus?: boolean;
  /** A scan is the scanner's, not text of this field. */
  readonly takesScans?: boolean;
};

export function Combo(props: Props): ReactNode {
  const { id, label, value, options, fault = null, looks = '', unlabelled = false, note = null } = props;
  const list = useId();
  const { isOpen, marked, onKeyDown, onType, close, choose } = useMarking(props);
  const active = isOpen ? options[marked] : undefined;
  const hint = note !== null && (
    <span className="hint cut" id={`${list}-note`}>
      {note}
    </span>
  );
  return (
    <span className={unlabelled ? 'cell' : 'field'}>
      {!unlabelled && (
        <span className="row">
          <label className="label" htmlFor={id}>
            {label}
          </label>
          {hint}
        </span>
      )}
      <input
        className={`input ${looks}`}
        role="combobox"
        aria-label={unlabelled ? label : undefined}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={active === undefined ? undefined : `${list}-${active.id}`}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault !== null ? `${list}-why` : note !== null ? `${list}-note` : undefined}
        autoComplete="off"
        spellCheck="false"
        autoFocus={props.autoFocus}
        data-scan={props.takesScans === true ? 'take' : undefined}
        style={{ anchorName: anchorOf(id) }}
        {...{ id, value, onKeyDown }}
        onChange={(event) => {
          onType(event.target.value);
        }}
        onBlur={() => {
          close();
          props.onLeave?.();
        }}
      />
      {fault === null && unlabelled && hint}
      {fault !== null && (
        <span className="hint bad" id={`${list}-why`}>
          {fault}
        </span>
      )}
      {isOpen && <Suggestions {...{ id, list, options, marked, choose }} label={props.listLabel} foot={props.foot} />}
    </span>
  );
}

/** By this name the list finds its field. */
const anchorOf = (id: string) => `--${id}`;

type SuggestionsProps = Pick<Props, 'id' | 'options' | 'foot'> & {
  readonly list: string;
  readonly label: string;
  readonly marked: number;
  readonly choose: (id: string) => void;
};

function Suggestions({ id: field, list, label, options, marked, choose, foot }: SuggestionsProps): ReactNode {
  const show = useCallback((element: HTMLElement | null) => {
    element?.showPopover();
  }, []);
  return (
    <div
      ref={show}
      popover="manual"
      className="popover suggestions"
      style={{ positionAnchor: anchorOf(field) }}
      onPointerDown={(event) => {
        event.preventDefault(); // the field keeps the focus, and so the list stays until the click is done
      }}
    >
      <ul className="menu" role="listbox" id={list} aria-label={label}>
        {options.map(({ id, words, code, detail }, position) => (
          <li
            key={id}
            id={`${list}-${id}`}
            className="option"
            role="option"
            aria-selected={position === marked}
            data-focused={position === marked || undefined}
            onClick={() => {
              choose(id);
            }}
          >
            {code !== undefined && <span className="mono meta">{code}</span>}
            <bdi className="grow cut">{words}</bdi>
            {detail !== undefined && <span className="meta">{detail}</span>}
          </li>
        ))}
      </ul>
      {foot !== undefined && <div className="row foot small meta">{foot}</div>}
    </div>
  );
}

/** Whether the list is open, and which suggestion is marked. */
function useMarking({ options, onChange, onChoose, onKeep }: Props) {
  const [wanted, setWanted] = useState(false);
  const [moved, setMoved] = useState<number | null>(null);
  const first = options[0]?.aside === true ? -1 : 0;
  const marked = Math.min(moved ?? first, options.length - 1);
  const isOpen = wanted && options.length > 0;
  const close = () => {
    setWanted(false);
    setMoved(null);
  };
  const choose = (id: string) => {
    close();
    onChoose(id);
  };
  const enter = () => {
    const option = isOpen ? options[marked] : undefined;
    close();
    if (option === undefined) onKeep();
    else onChoose(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (ctrlKey || metaKey || event.nativeEvent.isComposing) return;
    if (step !== 0) setMoved(isOpen ? (marked + step + options.length) % options.length : marked);
    if (step !== 0) setWanted(true);
    else if (key === 'Enter') enter();
    else if (key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onType = (text: string) => {
    setWanted(text.trim() !== '');
    setMoved(null);
    onChange(text);
  };
  return { isOpen, marked, onKeyDown, onType, close, choose };
}
