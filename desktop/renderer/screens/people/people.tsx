// Who may sign in, and as what. Roles are facts like all others; passwords are the server's, and set there.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { RecordRow } from '../../local/record-list';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { ForRoles } from '../records/for-roles';
import { Text, commonColumns } from '../records/record-columns';
import { useRecordPlace } from '../records/record-place';
import { RecordScreen } from '../records/record-screen';
import { AddPerson } from './add-person';
import { PersonDetail } from './person-detail';

const TABS = [
  { status: 'active', words: 'people.status.active' },
  { status: 'disabled', words: 'people.status.disabled' },
] as const;

export function People(): ReactNode {
  return (
    <ForRoles title="people.title" may="ChangePerson">
      <List />
    </ForRoles>
  );
}

function List(): ReactNode {
  const say = useSay();
  const place = useRecordPlace('/people');
  const columns = useMemo(() => columnsIn(say), [say]);
  return (
    <>
      <RecordScreen
        kind="person"
        title="people.title"
        search="people.search"
        create="people.add"
        tabs={TABS}
        empty={{ words: 'people.empty', why: 'people.empty.why' }}
        {...{ columns, place }}
      />
      {place.doing === 'create' && <AddPerson place={place} />}
      {place.open !== null && <PersonDetail key={place.open} id={place.open} place={place} />}
    </>
  );
}

const columnsIn = (say: Say): readonly GridColumn<RecordRow<'person'>>[] => [
  {
    ...{ id: 'name', header: say('people.name'), width: 180, flex: 1, sticky: true, hideable: false },
    cell: ({ state }) => <Text of={state.name} looks="cut" />,
  },
  {
    ...{ id: 'sign-in-name', header: say('people.sign-in-name'), width: 160, priority: 2 },
    cell: ({ state }) => <Text of={state.signInName} looks="cut" />,
  },
  {
    ...{ id: 'roles', header: say('people.roles'), width: 200, flex: 1 },
    cell: ({ state }) => <Text of={state.roles.map((role) => say(`people.role.${role}`)).join(', ')} looks="cut" />,
  },
  ...commonColumns<'person'>(say, { disabled: 'people.status.disabled' }),
];
