// Bottom left, always in the same place: does the server have what I did? And the proof that nothing was lost on the way.
import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { shownMoment } from '../../ui/moment';
import type { SyncBadge } from '../standing';
import { badgeOf } from '../standing';
import { useNow } from '../use-now';
import { useLive, useWorkplace } from '../workplace';
import { SyncPanel } from './sync-panel';

const ICONS: Readonly<Record<SyncBadge['kind'], IconName>> = {
  attention: 'warning',
  update: 'update',
  offline: 'cloud-off',
  slow: 'clock',
  syncing: 'syncing',
  quiet: 'check',
};

export function StatusBar(): ReactNode {
  const { person, settings, trouble } = useWorkplace();
  const standing = useLive(useWorkplace().standing);
  const zone = useLive(settings)?.timeZone ?? 'UTC';
  const wrong = useLive(trouble);
  const { made, received } = standing;
  return (
    <footer className="statusbar">
      <Badge zone={zone} />
      <span className="divider" />
      <span>
        Device {person.deviceCode} · {made.toLocaleString('en')} made
        {received !== null && `, ${received.toLocaleString('en')} received`}
      </span>
      {wrong !== null && (
        <span className="fault" role="alert">
          <Icon name="warning" small /> This computer could not do something: {wrong}
        </span>
      )}
      <span className="at-end">{zone}</span>
    </footer>
  );
}

function Badge({ zone }: { readonly zone: string }): ReactNode {
  const standing = useLive(useWorkplace().standing);
  const now = useNow();
  const { lastSuccessAt } = standing;
  const { kind, words } = badgeOf(standing, lastSuccessAt === null ? null : shownMoment(lastSuccessAt, now, zone));
  return (
    <DialogTrigger>
      <AriaButton className={`sync ${kind}`}>
        <Icon name={ICONS[kind]} small />
        {words}
      </AriaButton>
      <span className="unseen" role="status">
        {words}
      </span>
      <Popover className="popover" placement="top start" offset={10}>
        <Dialog className="panel" aria-label="Sync">
          {({ close }) => <SyncPanel zone={zone} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
