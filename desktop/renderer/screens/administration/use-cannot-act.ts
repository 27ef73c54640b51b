// Why nothing can be done on the server just now, as a sentence; null while it answers.
import { useSay } from '../language/language';
import type { Told } from './memory';

export function useCannotAct({ trouble }: Pick<Told<unknown>, 'trouble'>): string | null {
  const say = useSay();
  if (trouble === null) return null;
  return say(trouble.type === 'signed-out' ? 'admin.signed-out' : 'admin.offline.cannot');
}
