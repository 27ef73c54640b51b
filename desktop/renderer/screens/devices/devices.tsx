// Every computer somebody ever signed in at: how far each has come, and which are refused.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import { readDevices } from 'shared/contract/admin/devices';
import { Button } from '../../ui/controls';
import { AdminGrid } from '../administration/admin-grid';
import { memoryOf } from '../administration/memory';
import { AsOf, NotTold, Stale } from '../administration/told-parts';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import { useCountFormat, useSay } from '../language/language';
import { ForRoles } from '../records/for-roles';
import { RecordGone } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useRecordPlace } from '../records/record-place';
import { useFocusBack } from '../records/use-focus-back';
import { useRecordKeys } from '../records/use-record-keys';
import { deviceColumns } from './device-columns';
import { DeviceDetail } from './device-detail';
import { wantsLook } from './standing';

export const devicesMemory = memoryOf(readDevices);

const TABS = ['all', 'look', 'active', 'gone'] as const;
type TabName = (typeof TABS)[number];
const HOLDS: Readonly<Record<TabName, (device: AdministeredDevice) => boolean>> = {
  all: () => true,
  look: wantsLook,
  active: ({ revokedAt }) => revokedAt === null,
  gone: ({ revokedAt }) => revokedAt !== null,
};

export function Devices(): ReactNode {
  return (
    <ForRoles title="devices.title" may="ChangePerson">
      <List />
    </ForRoles>
  );
}

function List(): ReactNode {
  const say = useSay();
  const place = useRecordPlace('/devices');
  const told = useTold(devicesMemory);
  const cannot = useCannotAct(told);
  const { shown, again } = told;
  const devices = shown?.body.items ?? null;
  useKeys(place);
  useFocusBack(place);
  const open = devices?.find(({ id }) => id === place.open);
  return (
    <>
      <main className="main" id="main">
        <div className="head">
          <h1 className="title">{say('devices.title')}</h1>
          {devices !== null && <span className="small support">{say('devices.count', { count: devices.length })}</span>}
          <span className="at-end">
            <AsOf of={told} />
          </span>
        </div>
        <Stale of={told} />
        {devices === null ? <NotTold of={told} /> : <Tabbed devices={devices} place={place} />}
      </main>
      {open !== undefined && (
        <DeviceDetail key={open.id} device={open} place={place} cannot={cannot} changed={() => void again()} />
      )}
      {devices !== null && place.open !== null && open === undefined && <RecordGone place={place} />}
    </>
  );
}

function useKeys({ open, back }: RecordPlace): void {
  useRecordKeys(useMemo(() => ({ Escape: open === null ? null : back }), [open, back]));
}

type TabbedProps = { readonly devices: readonly AdministeredDevice[]; readonly place: RecordPlace };

function Tabbed({ devices, place }: TabbedProps): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const [tab, setTab] = useState<TabName>('all');
  const columns = useMemo(() => deviceColumns(say, count), [say, count]);
  const rows = useMemo(() => devices.filter(HOLDS[tab]), [devices, tab]);
  return (
    <Tabs
      className="tabbed"
      selectedKey={tab}
      onSelectionChange={(key) => {
        setTab(TABS.find((one) => one === key) ?? 'all');
      }}
    >
      <TabList className="tabs" aria-label={say('devices.title')}>
        {TABS.map((one) => (
          <Tab key={one} id={one}>
            {say(`devices.${one}`)} <span className="count">{count(devices.filter(HOLDS[one]).length)}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanel key={tab} id={tab} className="tabbed">
        <AdminGrid
          label={say('devices.title')}
          idOf={idOf}
          open={place.go}
          isOpen={place.open !== null}
          {...{ columns, rows }}
          empty={
            <div className="empty">
              <p className="heading">{say(tab === 'look' ? 'devices.empty.look' : 'devices.empty')}</p>
              <p className="small prose">{say(tab === 'look' ? 'devices.empty.look.why' : 'devices.empty.why')}</p>
              <Button
                onPress={() => {
                  setTab('all');
                }}
              >
                {say('devices.show-all')}
              </Button>
            </div>
          }
        />
      </TabPanel>
    </Tabs>
  );
}

const idOf = ({ id }: AdministeredDevice): string => id;
