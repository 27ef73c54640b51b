// How somebody stands with signing in, as the server tells it, and the way to a new password.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { PersonSignIn } from 'shared/contract/admin/people';
import { readPeople } from 'shared/contract/admin/people';
import { Act, Why } from '../../ui/controls';
import { ActsOn } from '../administration/acts-on';
import { memoryOf } from '../administration/memory';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { Facts } from '../records/facts';
import { useTimeOfDay } from '../use-time';
import { ResetDialog } from './reset-dialog';

export const peopleMemory = memoryOf(readPeople);

type Props = { readonly id: string; readonly name: string; readonly isActive: boolean };

export function SignInState({ id, name, isActive }: Props): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const told = useTold(peopleMemory);
  const offline = useCannotAct(told);
  const [isResetting, setResetting] = useState(false);
  const [resets, setResets] = useState(0);
  const known = told.shown?.body.items.find((one) => one.id === id);
  const cannot = isActive ? offline : say('people.reset.disabled');
  return (
    <section className="column">
      <h3 className="subheading">{say('people.sign-in')}</h3>
      {known !== undefined && <Known of={known} />}
      {told.trouble !== null && (
        <p className="small support">
          {known === undefined || told.shown === null
            ? say('people.sign-in.unknown')
            : say('people.sign-in.as-of', { time: time(told.shown.at) })}
        </p>
      )}
      <span>
        <Act
          cannot={cannot}
          onPress={() => {
            setResetting(true);
          }}
        >
          {say('people.reset')}
        </Act>
      </span>
      {cannot !== null && <Why>{cannot}</Why>}
      <ActsOn key={resets} id={id} />
      {isResetting && (
        <ResetDialog
          {...{ id, name }}
          close={() => {
            setResetting(false);
            setResets(resets + 1);
            void told.again();
          }}
        />
      )}
    </section>
  );
}

function Known({ of }: { readonly of: PersonSignIn }): ReactNode {
  const say = useSay();
  const { passwordSetAt, linkUntil, restsUntil, devices, lastSeenAt } = of;
  return (
    <Facts
      of={[
        ['people.password', passwordSetAt === null ? say('people.password.none') : <When at={passwordSetAt} />],
        ['people.link.until', linkUntil === null ? null : <When at={linkUntil} />],
        ['people.rests-until', restsUntil === null ? null : <When at={restsUntil} />],
        [
          'people.devices',
          <Link key="devices" to="/devices" className="link">
            {say('devices.count', { count: devices })}
          </Link>,
        ],
        ['devices.seen', lastSeenAt === null ? say('devices.seen.never') : <When at={lastSeenAt} />],
      ]}
    />
  );
}
