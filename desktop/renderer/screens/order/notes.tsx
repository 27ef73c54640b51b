// Notes on an order: as many as there are, and the field for the next one. They can be written without the server.
import type { KeyboardEvent, ReactNode, Ref, SyntheticEvent } from 'react';
import { useState } from 'react';
import type { KnownOrder } from 'shared/order/order';
import { Keys } from '../../ui/keys';
import { Act, Why } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import { exampleOf } from './intents';
import { useWho } from './people';
import type { OrderActs } from './use-order-acts';
import { When } from './when';

type Props = { readonly order: KnownOrder; readonly known: KnownOrder | null };

/** @param known as the server has it: what it does not have is marked */
export function Notes({ order, known }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const who = useWho();
  if (order.notes.length === 0) return null;
  const has = new Set(known?.notes.map(({ id }) => id));
  return (
    <section className="card">
      <h2 className="subheading">
        {say('order.notes')} <span className="meta">{count(order.notes.length)}</span>
      </h2>
      <ul className="notes">
        {order.notes.map(({ id, text, by, at }) => (
          <li key={id} className={has.has(id) ? undefined : 'here'}>
            <p>{text === null ? <span className="meta">{say('order.note.removed')}</span> : <bdi>{text}</bdi>}</p>
            <span className="meta row">
              {who(by)} · <When at={at} />
              {!has.has(id) && (
                <>
                  <Icon name="clock" small /> {say('order.here-only')}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type AddProps = { readonly order: KnownOrder; readonly acts: OrderActs; readonly field: Ref<HTMLTextAreaElement> };

export function AddNote({ order, acts, field }: AddProps): ReactNode {
  const say = useSay();
  const { newId } = useWorkplace();
  const [text, setText] = useState('');
  const cannot = acts.why(exampleOf('AddNote', order));
  const add = async () => {
    if (text.trim() === '' || cannot !== null) return;
    const payload = { noteId: newId(), text: text.trim() };
    if (await acts.act({ type: 'AddNote', subject: order.id, payload })) setText('');
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void add();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };
  return (
    <form className="add-note" onSubmit={submit}>
      <label className="label" htmlFor="note">
        {say('order.note')} <kbd>C</kbd>
      </label>
      <textarea
        id="note"
        className="input"
        rows={2}
        maxLength={2000}
        value={text}
        ref={field}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onKeyDown={press}
      />
      <Act cannot={cannot} onPress={() => void add()}>
        {say('order.act.AddNote')} <Keys of="Ctrl ↵" />
      </Act>
      {cannot !== null && <Why>{cannot}</Why>}
    </form>
  );
}
