// A new person: who they are, what they may do, and how they come by their password. Done on the server, so only while it is reached.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import type { PasswordLink } from 'shared/contract/admin/people';
import { addPersonRoute } from 'shared/contract/admin/people';
import type { Role } from 'shared/person/person';
import { ROLES } from 'shared/person/person';
import { SomeOf } from '../../ui/choices';
import { Button, Field } from '../../ui/controls';
import { AdminForm } from '../administration/admin-form';
import { useAdminAct } from '../administration/use-admin-act';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import { useSay } from '../language/language';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useViewState } from '../view-state';
import { CredentialChoice, LINK, credentialOf, isCredentialFine } from './credential-choice';
import { HandedOut } from './handed-out';
import { peopleMemory } from './sign-in-state';

type Added = { readonly id: string; readonly name: string; readonly link: PasswordLink };
type Typed = { readonly name: string; readonly signInName: string; readonly roles: readonly Role[] };

const NOTHING: Typed = { name: '', signInName: '', roles: [] };

export function AddPerson({ place }: { readonly place: RecordPlace }): ReactNode {
  const say = useSay();
  const [added, setAdded] = useState<Added | null>(null);
  if (added === null)
    return (
      <RecordPanel title={say('people.add')} place={place}>
        <Form place={place} added={setAdded} />
      </RecordPanel>
    );
  return (
    <RecordPanel title={added.name} place={place}>
      <div className="body">
        <p className="strong">{say('people.added', { name: added.name })}</p>
        <HandedOut link={added.link} name={added.name} />
        <span>
          <Button
            look="primary"
            autoFocus
            onPress={() => {
              place.go(added.id);
            }}
          >
            {say('people.link.done')}
          </Button>
        </span>
      </div>
    </RecordPanel>
  );
}

type FormProps = { readonly place: RecordPlace; readonly added: (added: Added) => void };

function Form({ place, added }: FormProps): ReactNode {
  const say = useSay();
  const told = useTold(peopleMemory);
  const cannot = useCannotAct(told);
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const [typed, setTyped] = useState(NOTHING);
  const [credential, setCredential] = useState(LINK);
  const [tried, setTried] = useState(false);
  const isFine = isFilled(typed) && isCredentialFine(credential);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isFine || isBusy || cannot !== null) return;
    const { name, signInName, roles } = typed;
    const body = {
      ...{ name: name.trim(), signInName: signInName.trim() },
      ...{ roles: [...roles], credential: credentialOf(credential) },
    };
    const answer = await run(addPersonRoute, { body });
    if (answer === null) return;
    void told.again();
    if (answer.link !== null) {
      added({ id: answer.id, name: body.name, link: answer.link });
      return;
    }
    notify({ words: say('people.added', { name: body.name }), undo: null });
    place.go(answer.id);
  };
  return (
    <AdminForm label={say('people.add')} back={place.back} {...{ submit, isBusy, cannot, why }}>
      <div className="fields">
        <Who {...{ typed, tried }} change={setTyped} />
        <CredentialChoice typed={credential} change={setCredential} tried={tried} />
      </div>
    </AdminForm>
  );
}

const isFilled = ({ name, signInName, roles }: Typed): boolean =>
  name.trim() !== '' && signInName.trim() !== '' && roles.length > 0;

type WhoProps = { readonly typed: Typed; readonly tried: boolean; readonly change: (typed: Typed) => void };

function Who({ typed, tried, change }: WhoProps): ReactNode {
  const say = useSay();
  const { name, signInName, roles } = typed;
  return (
    <>
      <Field
        label={say('people.name')}
        autoComplete="off"
        value={name}
        onChange={(text) => {
          change({ ...typed, name: text.slice(0, 200) });
        }}
        fault={tried && name.trim() === '' ? say('people.fault.name') : null}
        autoFocus
      />
      <Field
        label={say('people.sign-in-name')}
        autoComplete="off"
        value={signInName}
        onChange={(text) => {
          change({ ...typed, signInName: text.slice(0, 200) });
        }}
        hint={say('people.sign-in-name.hint')}
        fault={tried && signInName.trim() === '' ? say('people.fault.sign-in-name') : null}
      />
      <SomeOf
        label={say('people.roles')}
        value={roles}
        onChange={(values) => {
          change({ ...typed, roles: ROLES.filter((role) => values.includes(role)) });
        }}
        options={ROLES.map((role) => ({
          ...{ value: role, words: say(`people.role.${role}`), hint: say(`people.role.${role}.may`) },
        }))}
        fault={tried && roles.length === 0 ? say('people.fault.roles') : null}
      />
    </>
  );
}
