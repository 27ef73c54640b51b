// Saving what the board shows under a name, for oneself or for everybody.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { ROLES } from 'shared/person/person';
import { MOST_VIEWS, shareViewSchema } from 'shared/settings/views';
import { OneOf, SomeOf } from '../../ui/choices';
import { Button, Fault, Field } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import type { BoardSearch } from './board-search';
import type { SavedViews } from './use-saved-views';

type Props = {
  readonly view: BoardSearch;
  readonly views: SavedViews;
  /** With the address of what was saved. */
  readonly saved: (key: string) => void;
  readonly close: () => void;
};

export function SaveView({ view, views, saved, close }: Props): ReactNode {
  const say = useSay();
  const { form, set, fault, problem, submit } = useForm(view, views, saved, close);
  const isShared = form.whose === 'shared';
  return (
    <Dialog title={say('view.save.title')} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          <p className="support small">{say('view.save.what')}</p>
          <Field
            label={say('view.name')}
            value={form.name}
            onChange={(name) => {
              set({ ...form, name });
            }}
            fault={fault}
            autoFocus
          />
          {views.mayShare ? (
            <OneOf
              label={say('view.whose')}
              fault={null}
              value={form.whose}
              onChange={(whose) => {
                set({ ...form, whose });
              }}
              options={[
                { value: 'mine', words: say('view.mine'), hint: say('view.mine.hint') },
                {
                  value: 'shared',
                  words: say('view.everybody'),
                  hint: say('view.everybody.hint', { most: MOST_VIEWS }),
                },
              ]}
            />
          ) : (
            <p className="hint">{say('view.not-shared')}</p>
          )}
          {isShared && (
            <SomeOf
              label={say('view.first-for')}
              hint={say('view.first-for.hint')}
              fault={null}
              value={form.roles}
              onChange={(roles) => {
                set({ ...form, roles });
              }}
              options={ROLES.map((role) => ({ value: role, words: say(`people.role.${role}`), hint: null }))}
            />
          )}
          {problem !== null && <Fault>{problem}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('cancel')}</Button>
          <Button type="submit" look="primary">
            {say('view.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

type Form = { readonly name: string; readonly whose: string; readonly roles: readonly string[] };

function useForm(view: BoardSearch, { save, saved: known }: SavedViews, saved: Props['saved'], close: () => void) {
  const say = useSay();
  const [form, set] = useState<Form>({ name: '', whose: 'mine', roles: [] });
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = form.name.trim();
  const isShared = form.whose === 'shared';
  const key = `${isShared ? 'shared' : 'mine'}:${name}`;
  const isTaken = isShared && known.some((other) => other.key === key);
  const isReadable = shareViewSchema.shape.name.safeParse(name).success;
  const fault = isReadable ? (isTaken ? say('view.name.taken') : null) : say('view.name.missing');
  const go = async () => {
    const defaultFor = ROLES.filter((role) => form.roles.includes(role));
    const went = await save({ name, view, shared: isShared ? { defaultFor } : null });
    setProblem(went);
    if (went !== null) return;
    saved(key);
    close();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault === null) void go();
  };
  return { form, set, fault: tried ? fault : null, problem, submit };
}
