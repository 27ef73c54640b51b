// The rules of the organisation. Only what was changed is sent, so that two administrators do not undo each other.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { settingsIdOf } from 'shared/ids';
import type { Rules, Settings } from 'shared/settings/settings';
import { oneDocument } from '../../local/record-queries';
import { Tag } from '../../ui/marks';
import { decimalMark } from '../capture-order/plain-decimal';
import { useSay } from '../language/language';
import { whereabouts } from '../orders/whereabouts';
import { ForRoles } from '../records/for-roles';
import { RecordForm } from '../records/record-form';
import { useDo } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';
import { changedRules, rulesOf, settingsForm } from './settings-form';

export function SettingsScreen(): ReactNode {
  return (
    <ForRoles title="settings.title" may="ChangeSettings">
      <OfOrganisation />
    </ForRoles>
  );
}

function OfOrganisation(): ReactNode {
  const say = useSay();
  const { database, person, standing } = useWorkplace();
  const id = settingsIdOf(person.organisationId);
  const found = useLive(useMemo(() => oneDocument(database, 'settings', id), [database, id]));
  const isLive = useLive(standing).connection.status === 'live';
  const where = found === undefined || found === null ? null : whereabouts(found.localState, isLive);
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">{say('settings.title')}</h1>
        {where !== null && <Tag where={where} />}
      </div>
      {found === null && (
        <div className="empty">
          <p className="heading">{say('settings.awaited')}</p>
        </div>
      )}
      {found !== undefined && found !== null && <RulesForm id={id} settings={found.state} />}
    </main>
  );
}

function RulesForm({ id, settings }: { readonly id: string; readonly settings: Settings }): ReactNode {
  const say = useSay();
  const decimal = decimalMark(useIntl().locale);
  const run = useDo();
  const rules = rulesOf(settings);
  const intentOf = (wanted: Rules) =>
    ({ type: 'ChangeSettings', subject: id, payload: changedRules(rules, wanted) }) as const;
  return (
    <RecordForm
      form={settingsForm}
      base={settingsForm.typedOf(rules, decimal)}
      isNew={false}
      draft="settings"
      label={say('settings.title')}
      submit={say('records.save')}
      intentOf={intentOf}
      save={(wanted) => run(intentOf(wanted), say('settings.changed'))}
      cancel={null}
      note={() => <Administrators settings={settings} />}
    />
  );
}

function Administrators({ settings: { administrators } }: { readonly settings: Settings }): ReactNode {
  const say = useSay();
  const known = useLive(useWorkplace().names);
  const names = administrators.map((id) => known?.get(id) ?? say('records.somebody'));
  return (
    <section className="column tight">
      <h2 className="label">{say('settings.administrators')}</h2>
      <p className="small">{names.join(', ') || '–'}</p>
      <p className="hint">{say('settings.administrators.why')}</p>
    </section>
  );
}
