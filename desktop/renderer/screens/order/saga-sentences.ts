// The drawing of the saga in sentences, for who does not see it.
import type { Say } from '../language/language';
import type { Way } from './saga-picture';
import { isPersonTrigger } from './saga-picture';

/** A person's acts where there are any, else what else leads there. */
export function actOf({ on }: Way<string>, say: Say): string {
  const mine = on.filter(isPersonTrigger);
  return (mine.length > 0 ? mine : on).map((trigger) => say(`saga.on.${trigger}`)).join(', ');
}

/** Null for a way that leads from elsewhere and was not taken. */
export function sentenceOf(way: Way<string>, say: Say): string | null {
  const [from, to] = [say(`saga.status.${way.from}`), say(`saga.status.${way.to}`)];
  const act = actOf(way, say);
  switch (way.state) {
    case 'taken':
      return say('saga.says.taken', { from, to });
    case 'here':
      return say('saga.says.here', { from, to });
    case 'next':
      return way.guard === null
        ? say('saga.says.next', { act, to })
        : say('saga.says.guard', { act, to, guard: say(`saga.guard.${way.guard}`) });
    case 'impossible':
      return say('saga.says.impossible', { act, why: way.why ?? '' });
    case 'elsewhere':
      return say('saga.says.elsewhere', { act, to });
    case 'away':
      return null;
  }
}
