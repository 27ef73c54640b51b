// Bottom left, always in the same place: does the server have what I did? And the proof that nothing was lost on the way.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { shownMoment } from '../../ui/moment';
import type { SyncBadge } from '../standing';
import { badgeOf } from '../standing';
import { useSay } from '../language/language';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
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
  const { person, trouble } = useWorkplace();
  const standing = useLive(useWorkplace().standing);
  const zone = useZone();
  const wrong = useLive(trouble);
  const { made, received } = standing;
  const say = useSay();
  const device = { code: person.deviceCode, made, received };
  return (
    <footer className="statusbar">
      <Badge zone={zone} />
      <span className="divider" />
      <span>{say(received === null ? 'status.device.unheard' : 'status.device', device)}</span>
      {wrong !== null && (
        <span className="fault" role="alert">
          <Icon name="warning" small /> {say('status.trouble')} <code className="mono">{wrong}</code>
        </span>
      )}
      <span className="at-end">{zone}</span>
    </footer>
  );
}

function Badge({ zone }: { readonly zone: string }): ReactNode {
  const standing = useLive(useWorkplace().standing);
  const say = useSay();
  const { locale } = useIntl();
  const now = useNow();
  const { lastSuccessAt } = standing;
  const time = lastSuccessAt === null ? null : shownMoment(lastSuccessAt, now, zone, locale);
  const { kind, words } = badgeOf(standing, time, say);
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
        <Dialog className="panel" aria-label={say('sync.panel')}>
          {({ close }) => <SyncPanel zone={zone} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
