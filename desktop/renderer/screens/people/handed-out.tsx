// A one-time link, shown once: the server keeps only what it needs to know it again.
import type { ReactNode } from 'react';
import type { PasswordLink } from 'shared/contract/admin/people';
import { Copied } from '../administration/copied';
import { useSay } from '../language/language';
import { useServerAddress } from '../surroundings';
import { useTimeOfDay } from '../use-time';

type Props = { readonly link: PasswordLink; readonly name: string };

export function HandedOut({ link: { token, expiresAt }, name }: Props): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  const address = useServerAddress();
  return (
    <div className="column loose">
      <p className="small support">{say('people.link.why', { name, time: time(expiresAt) })}</p>
      <Copied label={say('people.link')} text={`${address}/password#token=${token}`} />
    </div>
  );
}
