// One person: roles, and whether they may sign in.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { personId } from 'shared/ids';
import { oneDocument } from '../../local/record-queries';
import type { RecordRow } from '../../local/record-list';
import { useSay } from '../language/language';
import { Facts } from '../records/facts';
import { OpeningAct, RecordAct } from '../records/record-act';
import { RecordDetail, RecordGone, RecordPanel } from '../records/record-detail';
import { RecordForm } from '../records/record-form';
import type { RecordPlace } from '../records/record-place';
import { useDo } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';
import type { PersonContent } from './person-form';
import { personForm } from './person-form';
import { SignInState } from './sign-in-state';

type Props = { readonly row: RecordRow<'person'>; readonly place: RecordPlace };

export function PersonDetail({ id, place }: { readonly id: string; readonly place: RecordPlace }): ReactNode {
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneDocument(database, 'person', id), [database, id]));
  if (found === undefined) return null;
  if (found === null || found.state.status === 'new') return <RecordGone place={place} />;
  const row = { ...found, state: found.state };
  return place.doing === 'change' ? <ChangePerson row={row} place={place} /> : <Person row={row} place={place} />;
}

function Person({ row, place }: Props): ReactNode {
  const say = useSay();
  const { state } = row;
  return (
    <RecordDetail
      label={state.name}
      name={state.name}
      status={say(`people.status.${state.status}`)}
      row={row}
      place={place}
    >
      <Facts
        of={[
          ['people.sign-in-name', state.signInName],
          ['people.roles', state.roles.map((role) => say(`people.role.${role}`)).join(', ')],
        ]}
      />
      <Acts row={row} place={place} />
      <SignInState id={row.id} name={state.name} isActive={state.status === 'active'} />
    </RecordDetail>
  );
}

function Acts({ row, place }: Props): ReactNode {
  const say = useSay();
  const { name, roles, status } = row.state;
  const subject = personId(row.id);
  return (
    <section className="column">
      <h3 className="subheading">{say('records.acts')}</h3>
      <OpeningAct
        intent={{ type: 'ChangePerson', subject, payload: { name, roles: [...roles] } }}
        seen={row}
        open={() => {
          place.go(row.id, 'change');
        }}
      >
        {say('people.change')} <kbd>e</kbd>
      </OpeningAct>
      {status === 'active' ? (
        <RecordAct
          key="disable"
          intent={{ type: 'DisablePerson', subject, payload: {} }}
          done={say('people.disabled', { name })}
          seen={row}
        >
          {say('people.disable')}
        </RecordAct>
      ) : (
        <RecordAct
          key="enable"
          intent={{ type: 'EnablePerson', subject, payload: {} }}
          done={say('people.enabled', { name })}
          seen={row}
        >
          {say('people.enable')}
        </RecordAct>
      )}
    </section>
  );
}

function ChangePerson({ row, place }: Props): ReactNode {
  const say = useSay();
  const run = useDo();
  const intentOf = (payload: PersonContent) => ({ type: 'ChangePerson', subject: personId(row.id), payload }) as const;
  return (
    <RecordPanel title={say('people.change')} place={place}>
      <RecordForm
        form={personForm}
        base={personForm.typedOf({ ...row.state, roles: [...row.state.roles] }, '.')}
        isNew={false}
        draft={`person ${row.id}`}
        label={say('people.change')}
        submit={say('records.save')}
        intentOf={intentOf}
        save={async (content) => {
          const why = await run(intentOf(content), say('people.changed', { name: content.name }));
          if (why === null) place.go(row.id);
          return why;
        }}
        cancel={place.back}
      />
    </RecordPanel>
  );
}
