// Whose refusals are whose, alive, for the parts of this screen.
import { createContext, use, useMemo } from 'react';
import type { PersonId } from 'shared/ids';
import { heldRefusals } from '../../local/held-refusals';
import { useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import type { OfOthers } from './of-others';
import { NONE_OF_OTHERS, ofOthers } from './of-others';

export function useHeldRefusals(): OfOthers {
  const { database, person } = useWorkplace();
  const documents = useLive(useMemo(() => heldRefusals(database), [database]));
  return useMemo(
    () => (documents === undefined ? NONE_OF_OTHERS : ofOthers(documents, person.personId)),
    [documents, person.personId],
  );
}

export const OfOthersContext = createContext<OfOthers>(NONE_OF_OTHERS);
export const useOfOthers = (): OfOthers => use(OfOthersContext);

/** A person's name where it is known here; a clerk's device holds no names of others, but only managers take over. */
export function useNameOf(): (person: PersonId, as?: 'somebody' | 'a-manager') => string {
  const names = useLive(useWorkplace().names);
  const say = useSay();
  return (person, as = 'somebody') => names?.get(person) ?? say(`attention.${as}`);
}
