// The people of this computer, to choose from, each with what still waits to be sent for them.
import type { ReactNode } from 'react';
import type { KnownPerson } from '../../local/known-person';
import type { Say } from '../language/language';
import { useSay } from '../language/language';

type Props = {
  readonly people: readonly KnownPerson[];
  readonly chosen: KnownPerson | null;
  readonly choose: (person: KnownPerson | null) => void;
  readonly offline: boolean;
};

export function People({ people, chosen, choose, offline }: Props): ReactNode {
  const say = useSay();
  return (
    <fieldset className="people">
      <legend className="label">{say('door.who')}</legend>
      {people.map((person) => (
        <Person
          key={person.key}
          avatar={initials(person.name)}
          name={person.name}
          is={chosen?.key === person.key}
          choose={() => {
            choose(person);
          }}
        >
          {waitingFor(person, say)}
        </Person>
      ))}
      <Person
        avatar="+"
        name={say('door.someone-else')}
        is={chosen === null}
        choose={() => {
          choose(null);
        }}
      >
        {say(offline ? 'door.needs-server' : 'door.own-name')}
      </Person>
    </fieldset>
  );
}

type PersonProps = {
  readonly avatar: string;
  readonly name: string;
  readonly is: boolean;
  readonly choose: () => void;
  readonly children: ReactNode;
};

function Person({ avatar, name, is, choose, children }: PersonProps): ReactNode {
  return (
    <button type="button" className="button person" aria-pressed={is} onClick={choose}>
      <span className="avatar large" aria-hidden="true">
        {avatar}
      </span>
      <span className="lines">
        <bdi className="cut">{name}</bdi>
        <span className="meta">{children}</span>
      </span>
    </button>
  );
}

export function waitingFor({ waiting: { queued, rejected } }: KnownPerson, say: Say): string {
  if (rejected > 0) return say('door.refused', { rejected, queued });
  return queued > 0 ? say('door.waiting', { queued }) : say('door.nothing');
}

/** Two letters at most: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '');
  return [words[0], words.length > 1 ? words.at(-1) : ''].join('').toUpperCase();
}
