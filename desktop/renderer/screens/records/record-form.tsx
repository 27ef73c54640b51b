// One form for all records: its fields, what would change, and the one act it is for. What is typed outlives a crash.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Intent } from '../../commands/intent';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { decimalMark } from '../capture-order/plain-decimal';
import { useSay } from '../language/language';
import { Changes } from './changes';
import type { Faults, Form, Read, Typed } from './form';
import { differences } from './form';
import { FormField } from './form-field';
import type { RecordDraft } from './use-record-draft';
import { useRecordDraft } from './use-record-draft';
import { useWhether } from './use-whether';

type Props<F extends string, Content> = {
  readonly form: Form<F, Content>;
  /** What is there; in a form for something new, what it begins with. */
  readonly base: Typed<F>;
  readonly isNew: boolean;
  /** Names the form and its record among the drafts. */
  readonly draft: string;
  readonly submit: string;
  readonly label: string;
  readonly intentOf: (content: Content) => Intent;
  /** Does it. @returns why not; null where it was done */
  readonly save: (content: Content) => Promise<string | null>;
  /** Null where there is nothing to go back to. */
  readonly cancel: (() => void) | null;
  /** What stands between the fields and the foot. */
  readonly note?: (typed: Typed<F>) => ReactNode;
};

export function RecordForm<F extends string, Content>(props: Props<F, Content>): ReactNode {
  const { form, base, isNew, note, label, save } = props;
  const say = useSay();
  const decimal = decimalMark(useIntl().locale);
  const draft = useRecordDraft(props.draft);
  const { touched, touch, clear } = draft;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const typed: Typed<F> = { ...base, ...touched };
  const read = form.read(typed, decimal);
  const changed = differences(form, base, typed, decimal);
  const cannot = useCannot(props, read, changed.length === 0);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.type !== 'content' || cannot !== null) return;
    const why = await save(read.content);
    setRefused(why);
    if (why === null) clear();
  };
  const faults: Faults<F> = tried && read.type === 'faults' ? read.faults : {};
  return (
    <form
      className={props.cancel === null ? 'record-form wide' : 'record-form'}
      aria-label={label}
      onSubmit={(event) => void submit(event)}
    >
      <div className="body">
        <div className="fields">
          {form.fields.map((field, position) => (
            <FormField
              key={field.name}
              field={field}
              value={typed[field.name]}
              fault={faults[field.name] ?? null}
              change={(text) => {
                touch(field.name, text);
              }}
              autoFocus={position === 0 && props.cancel !== null}
            />
          ))}
        </div>
        <div className="aside">
          {note?.(typed)}
          {!isNew && <Changes differences={changed} />}
          {refused !== null && <Fault>{refused}</Fault>}
          {cannot !== null && <Why>{cannot}</Why>}
          <DraftNote draft={draft} />
        </div>
      </div>
      <footer>
        <Submit cannot={cannot}>{props.submit}</Submit>
        {props.cancel !== null && (
          <Button onPress={props.cancel}>
            {say('records.cancel')} <kbd>Esc</kbd>
          </Button>
        )}
      </footer>
    </form>
  );
}

/** Why it cannot be saved as it stands. While a field is at fault, the field says so. */
function useCannot<F extends string, Content>(
  { isNew, intentOf }: Props<F, Content>,
  read: Read<F, Content>,
  isUnchanged: boolean,
): string | null {
  const say = useSay();
  const asks = read.type === 'content' && (isNew || !isUnchanged);
  const why = useWhether(asks ? intentOf(read.content) : null, read.type);
  return !isNew && isUnchanged ? say('records.unchanged') : asks ? why : null;
}

function Submit({ cannot, children }: { readonly cannot: string | null; readonly children: ReactNode }): ReactNode {
  if (cannot === null)
    return (
      <Button type="submit" look="primary">
        {children} <kbd>↵</kbd>
      </Button>
    );
  return (
    <Act cannot={cannot} onPress={() => undefined}>
      {children}
    </Act>
  );
}

function DraftNote({ draft: { restoredFrom, isKept, clear } }: { readonly draft: RecordDraft }): ReactNode {
  const say = useSay();
  const intl = useIntl();
  if (restoredFrom === null) return <p className="small meta">{say(isKept ? 'records.kept' : 'records.saved-here')}</p>;
  return (
    <p className="small meta row wrap">
      {say('records.restored', { time: intl.formatTime(restoredFrom) })}
      <Button look="quiet" size="compact" onPress={clear}>
        {say('records.discard')}
      </Button>
    </p>
  );
}
