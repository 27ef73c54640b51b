// How fresh what is shown is, and what stands in its place where nothing was told yet.
import type { ReactNode } from 'react';
import { Button, Fault } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { useTimeOfDay } from '../use-time';
import type { Told } from './memory';
import { adminSentence } from './sentences';
import type { Following } from './use-told';

/** At the end of a head: as of when, and the way to ask again. */
export function AsOf({ of: { shown, isAsking, again } }: { readonly of: Following<unknown> }): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  return (
    <span className="row">
      {shown !== null && <span className="small meta">{say('admin.as-of', { time: time(shown.at) })}</span>}
      <Button look="quiet" size="compact" isPending={isAsking} onPress={() => void again()}>
        <Icon name="syncing" small /> {say('admin.again')}
      </Button>
    </span>
  );
}

/** A line under the head while what is shown cannot be asked for again. */
export function Stale({ of: { shown, trouble } }: { readonly of: Told<unknown> }): ReactNode {
  const say = useSay();
  const time = useTimeOfDay();
  if (shown === null || trouble === null) return null;
  if (trouble.type !== 'offline')
    return (
      <div className="admin-note">
        <Fault>{adminSentence(trouble, say)}</Fault>
      </div>
    );
  return (
    <div className="admin-note">
      <p className="note local" role="status">
        <Icon name="cloud-off" small />
        <span>{say('admin.offline', { time: time(shown.at) })}</span>
      </p>
    </div>
  );
}

/** In place of what was never told; nothing while it is on its way. */
export function NotTold({ of: { trouble } }: { readonly of: Told<unknown> }): ReactNode {
  const say = useSay();
  if (trouble === null) return null;
  const isOffline = trouble.type === 'offline';
  return (
    <div className="empty" role="status">
      <p className="heading">{say(isOffline ? 'admin.offline.empty' : 'admin.trouble')}</p>
      <p className="small prose">{isOffline ? say('admin.offline.empty.why') : adminSentence(trouble, say)}</p>
    </div>
  );
}
