// The door: who you are, and the word only you know. It opens with the server, and for people of this device without.
import type { ReactNode, SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { KnownPerson } from '../../local/known-person';
import { Button, Fault, Field } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { Door, ServerAddress } from './entry';
import { entrySentence } from './entry';
import { People } from './people';
import { Portal } from './portal';
import { Elsewhere, ServerStep } from './server-step';

const LOOK_EVERY_MS = 5_000;

type Props = { readonly door: Door; readonly people: readonly KnownPerson[] };

export function SignIn(props: Props): ReactNode {
  const [otherServer, setOtherServer] = useState(false);
  const { address } = props.door;
  if (otherServer && address !== null)
    return (
      <ServerStep
        address={address}
        keep={() => {
          setOtherServer(false);
        }}
      />
    );
  return (
    <SigningIn
      {...props}
      other={() => {
        setOtherServer(true);
      }}
    />
  );
}

function SigningIn({ door, people, other }: Props & { readonly other: () => void }): ReactNode {
  const say = useSay();
  const { locale } = useIntl();
  const server = useServer(door);
  const [chosen, setChosen] = useState<KnownPerson | null>(people[0] ?? null);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const offline = server === 'unreachable';

  const signIn = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault(null);
    const entry = await door.signIn(chosen?.signInName ?? name, password).finally(() => {
      setBusy(false);
    });
    if (entry.type === 'entered') return door.entered(entry);
    setFault(entrySentence(entry, say, (at) => new Date(at).toLocaleTimeString(locale)));
    setPassword('');
  };

  return (
    <Portal title={say(people.length > 0 ? 'door.back' : 'door.welcome')} people={people} offline={offline}>
      {offline && <OfflineNote people={people} />}
      {server === 'empty' && <EmptyNote />}
      <form className="column loose" onSubmit={(event) => void signIn(event)}>
        {people.length > 0 && <People people={people} chosen={chosen} choose={setChosen} offline={offline} />}
        {chosen !== null && (
          <input
            className="unseen"
            name="username"
            autoComplete="username"
            tabIndex={-1}
            aria-hidden="true"
            readOnly
            value={chosen.signInName}
          />
        )}
        {chosen === null && (
          <Field
            label={say('door.name')}
            name="username"
            autoComplete="username"
            looks="tall"
            value={name}
            onChange={setName}
            autoFocus
          />
        )}
        <Field
          label={say('door.password')}
          key={chosen?.key ?? 'somebody'}
          kind="password"
          name="password"
          autoComplete="current-password"
          looks="tall"
          hint={offline && chosen !== null ? say('door.here') : ''}
          value={password}
          onChange={setPassword}
          autoFocus={chosen !== null}
        />
        {fault !== null && <Fault>{fault}</Fault>}
        <Button type="submit" look="primary" size="tall" isPending={busy}>
          {say(offline ? 'door.sign-in-offline' : 'door.sign-in')} <kbd>↵</kbd>
        </Button>
      </form>
      {door.address !== null && <ServerLine address={door.address} other={other} />}
    </Portal>
  );
}

function ServerLine({ address, other }: { readonly address: ServerAddress; readonly other: () => void }): ReactNode {
  const say = useSay();
  return (
    <>
      <Elsewhere address={address} />
      <details className="small support">
        <summary>{say('server.now', { host: address.host ?? '' })}</summary>
        <Button size="compact" onPress={other}>
          {say('server.other')}
        </Button>
      </details>
    </>
  );
}

function OfflineNote({ people }: { readonly people: readonly KnownPerson[] }): ReactNode {
  const say = useSay();
  const waiting = people.reduce((sum, { waiting: { queued, rejected } }) => sum + queued + rejected, 0);
  return (
    <div className="note local">
      <Icon name="cloud-off" small />
      <span>
        <b>{say('door.unreachable')}</b> {say(people.length > 0 ? 'door.known' : 'door.first')}{' '}
        {waiting > 0 && say('door.safe', { waiting })}
      </span>
    </div>
  );
}

function EmptyNote(): ReactNode {
  const say = useSay();
  return (
    <div className="note local">
      <Icon name="info" small />
      <span>
        <b>{say('door.nobody')}</b> {say('door.nobody-why')}
      </span>
    </div>
  );
}

/** Looks again while the door is open, so that "offline" does not outlive its truth. */
function useServer(door: Door): Awaited<ReturnType<Door['server']>> {
  const [server, setServer] = useState<Awaited<ReturnType<Door['server']>>>('here');
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const found = await door.server();
      if (!gone) setServer(found);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [door]);
  return server;
}
