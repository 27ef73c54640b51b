// How a device stands, as a verdict: words and shape, never colour alone.
import type { ReactNode } from 'react';
import type { AdministeredDevice } from 'shared/contract/admin/devices';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { DeviceStanding } from './standing';
import { deviceStanding } from './standing';

const LOOKS: Readonly<Record<DeviceStanding['type'], readonly [look: string, icon: IconName]>> = {
  complete: ['ok', 'check'],
  waiting: ['mute', 'clock'],
  missing: ['bad', 'warning'],
  revoked: ['mute', 'x'],
};

export function DevicePill({ of }: { readonly of: AdministeredDevice }): ReactNode {
  const say = useSay();
  const standing = deviceStanding(of);
  const [look, icon] = LOOKS[standing.type];
  const count = 'count' in standing ? standing.count : undefined;
  return (
    <span className={`pill ${look}`}>
      <Icon name={icon} small /> {say(`devices.state.${standing.type}`, { count })}
    </span>
  );
}
