// The columns of the list of devices.
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import type { AdminColumn } from '../administration/admin-grid';
import type { Say } from '../language/language';
import { When } from '../order/when';
import { Text } from '../records/record-columns';
import { DevicePill } from './device-pill';
import { clockWords, deviceStanding, isClockOff, waitingOf } from './standing';

const ORDER = ['missing', 'waiting', 'complete', 'revoked'];

export const deviceColumns = (
  say: Say,
  count: (value: number) => string,
): readonly AdminColumn<AdministeredDevice>[] => [
  {
    ...{ id: 'code', header: say('devices.code'), width: 76, sticky: true, hideable: false, by: ({ code }) => code },
    cell: ({ code }) => <span className="number">{code}</span>,
  },
  {
    ...{ id: 'person', header: say('devices.person'), width: 140, flex: 2, by: ({ personName }) => personName },
    cell: ({ personName }) => <Text of={personName} looks="cut" />,
  },
  {
    ...{ id: 'name', header: say('devices.name'), width: 120, flex: 1, priority: 3, by: ({ name }) => name },
    cell: ({ name }) => <Text of={name} looks="cut" />,
  },
  {
    ...{
      id: 'state',
      header: say('devices.state'),
      width: 156,
      by: (device) => ORDER.indexOf(deviceStanding(device).type),
    },
    cell: (device) => <DevicePill of={device} />,
  },
  {
    ...{ id: 'made', header: say('devices.made'), width: 84, align: 'end', priority: 1, by: ({ made }) => made },
    cell: ({ made }) => count(made),
  },
  {
    ...{
      id: 'received',
      header: say('devices.received'),
      width: 92,
      align: 'end',
      priority: 1,
      by: ({ received }) => received,
    },
    cell: ({ received }) => count(received),
  },
  {
    ...{ id: 'queued', header: say('devices.queued'), width: 88, align: 'end', by: waitingOf },
    cell: (device) => count(waitingOf(device)),
  },
  {
    ...{
      id: 'clock',
      header: say('devices.clock'),
      width: 112,
      priority: 2,
      by: ({ clockSkewMs }) => Math.abs(clockSkewMs ?? 0),
    },
    cell: (device) => <span className={isClockOff(device) ? 'strong' : 'meta'}>{clockWords(device, say)}</span>,
  },
  {
    ...{
      id: 'version',
      header: say('devices.version'),
      width: 84,
      priority: 4,
      by: ({ appVersion }) => appVersion ?? '',
    },
    cell: ({ appVersion }) => <span className="meta">{appVersion ?? '–'}</span>,
  },
  {
    ...{ id: 'seen', header: say('devices.seen'), width: 112, by: ({ lastSeenAt }) => lastSeenAt ?? '' },
    cell: ({ lastSeenAt }) =>
      lastSeenAt === null ? <span className="meta">{say('devices.seen.never')}</span> : <When at={lastSeenAt} />,
  },
];
