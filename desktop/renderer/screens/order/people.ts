// People by name, the reader as "You", the server as itself.
import type { PersonId } from 'shared/ids';
import { useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';

export function useWho(): (by: PersonId | null) => string {
  const { names, person } = useWorkplace();
  const known = useLive(names);
  const say = useSay();
  return (by) => {
    if (by === null) return say('order.system');
    return by === person.personId ? say('order.you') : (known?.get(by) ?? say('order.somebody'));
  };
}
