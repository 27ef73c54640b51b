// The columns of the list of sinks, and how a sink stands as a verdict.
import type { ReactNode } from 'react';
import type { AdministeredSink } from 'shared/contract/admin/sinks';
import { Icon } from '../../ui/icon';
import type { AdminColumn } from '../administration/admin-grid';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { Text } from '../records/record-columns';

export function SinkPill({ of: { status } }: { readonly of: AdministeredSink }): ReactNode {
  const say = useSay();
  const isActive = status === 'active';
  return (
    <span className={`pill ${isActive ? 'ok' : 'warn'}`}>
      <Icon name={isActive ? 'check' : 'pause'} small /> {say(`sinks.state.${status}`)}
    </span>
  );
}

const targetOf = ({ settings }: AdministeredSink): string =>
  ['url', 'path', 'encoding', 'namespace']
    .map((name) => settings[name])
    .filter((value) => typeof value === 'string')
    .join(' ');

export const sinkColumns = (say: Say, count: (value: number) => string): readonly AdminColumn<AdministeredSink>[] => [
  {
    ...{ id: 'name', header: say('sinks.name'), width: 150, sticky: true, hideable: false, by: ({ id }) => id },
    cell: ({ id }) => <Text of={id} looks="cut strong" />,
  },
  {
    ...{ id: 'kind', header: say('sinks.kind'), width: 110, priority: 2, by: ({ kind }) => kind },
    cell: ({ kind }) => say(`sinks.kind.${kind}`),
  },
  {
    ...{ id: 'target', header: say('sinks.setting.url'), width: 160, flex: 1, priority: 3 },
    cell: (sink) => <Text of={targetOf(sink)} looks="cut" />,
  },
  {
    ...{ id: 'state', header: say('sinks.state'), width: 130, by: ({ status }) => status },
    cell: (sink) => <SinkPill of={sink} />,
  },
  {
    ...{ id: 'ahead', header: say('sinks.ahead'), width: 96, align: 'end', by: ({ ahead }) => ahead },
    cell: ({ ahead }) => count(ahead),
  },
  {
    ...{ id: 'waiting', header: say('sinks.waiting'), width: 108, align: 'end', by: ({ waiting }) => waiting },
    cell: ({ waiting }) => count(waiting),
  },
  {
    ...{ id: 'parked', header: say('sinks.parked'), width: 88, align: 'end', by: ({ parked }) => parked },
    cell: ({ parked }) => (parked > 0 ? <b>{count(parked)}</b> : count(parked)),
  },
  {
    ...{ id: 'oldest', header: say('sinks.oldest'), width: 110, priority: 1, by: (sink) => sink.oldestAheadAt ?? '' },
    cell: ({ oldestAheadAt }) => (oldestAheadAt === null ? null : <When at={oldestAheadAt} />),
  },
];
