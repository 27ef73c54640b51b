// Where one can go. Only what needs attention has a figure in red.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../ui/icon';
import { useCountFormat, useSay } from '../language/language';
import { useHeldRefusals } from '../needs-attention/use-of-others';
import { useLive, useWorkplace } from '../workplace';
import type { Place } from './places';
import { placesFor } from './places';

export function Navigation(): ReactNode {
  const say = useSay();
  const { actor } = useWorkplace();
  const places = placesFor(actor().roles);
  const groups = [...new Set(places.map(({ group }) => group))];
  return (
    <nav className="nav" aria-label={say('nav.main')}>
      {groups.map((group) => (
        <div key={group} className="nav-group" role="group" aria-label={say(group)}>
          {places
            .filter((place) => place.group === group)
            .map((place) => (
              <Way key={place.to} place={place} />
            ))}
        </div>
      ))}
    </nav>
  );
}

function Way({ place: { to, words, icon } }: { readonly place: Place }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const { rejected } = useLive(useWorkplace().standing);
  const open = rejected + useHeldRefusals().taken.length;
  return (
    <Link to={to} title={say(words)}>
      <Icon name={icon} />
      <span>{say(words)}</span>
      {to === '/attention' && open > 0 && <span className="count">{count(open)}</span>}
    </Link>
  );
}
