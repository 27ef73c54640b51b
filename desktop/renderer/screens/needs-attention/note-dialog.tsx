// What was found out, kept with the order.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';

const LONGEST = 2_000;
type Props = { readonly order: KnownOrder; readonly close: () => void };

export function NoteDialog({ order: { id, number }, close }: Props): ReactNode {
  const say = useSay();
  const { act, newId } = useWorkplace();
  const { notDone } = useSentences();
  const notify = useViewState((state) => state.notify);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const isBlank = text.trim() === '';
  const add = async () => {
    const payload = { noteId: newId(), text: text.trim().slice(0, LONGEST) };
    const outcome = await act({ type: 'AddNote', subject: id, payload }).catch(() => null);
    if (outcome?.type !== 'done') return setFault(notDone(outcome));
    notify({ words: say('work.note.done', { number }), undo: outcome.row.id });
    close();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBlank) setFault(say('work.note.blank'));
    else void add();
  };
  return (
    <Dialog title={say('work.note.title', { number })} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          <p className="support small">{say('work.note.hint')}</p>
          <Field label={say('work.note.text')} value={text} onChange={setText} autoFocus />
          {fault !== null && <Fault>{fault}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('work.note.keep')}</Button>
          <Button type="submit" look="primary">
            {say('work.note.add')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
