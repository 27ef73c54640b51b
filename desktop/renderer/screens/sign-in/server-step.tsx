// Which server this computer belongs to: asked at the first start of a shell, and when somebody wants another one.
import type { ReactNode, SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import type { KnownPerson } from '../../local/known-person';
import { Button, Field } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { ChosenServer, ServerAddress } from './entry';
import { Portal } from './portal';

type Props = {
  readonly address: ServerAddress;
  /** Back to the door; missing where there is no server to keep. */
  readonly keep?: () => void;
};

export function ServerStep({ address, keep }: Props): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<ChosenServer | null>(null);
  const isFirst = address.host === null;

  const connect = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || typed.trim() === '') return;
    setBusy(true);
    setChosen(null);
    setChosen(
      await address.choose(typed).finally(() => {
        setBusy(false);
      }),
    );
  };

  return (
    <Portal title={say(isFirst ? 'server.title' : 'server.change-title')} people={[]} offline={false}>
      <p className="support">{say(isFirst ? 'server.why' : 'server.change-why')}</p>
      <Elsewhere address={address} />
      <form className="column loose" onSubmit={(event) => void connect(event)}>
        <Field
          label={say('server.label')}
          name="server"
          autoComplete="url"
          looks="tall"
          hint={say(chosen === 'chosen' ? 'server.says.chosen' : 'server.hint')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setChosen(null);
          }}
          fault={chosen === null || chosen === 'chosen' ? null : say(`server.says.${chosen}`)}
          autoFocus
        />
        <Button type="submit" look="primary" size="tall" isPending={busy}>
          {say('server.go')} <kbd>↵</kbd>
        </Button>
        {keep !== undefined && (
          <Button size="tall" onPress={keep}>
            {say('server.keep', { host: address.host ?? '' })}
          </Button>
        )}
      </form>
    </Portal>
  );
}

/** Nobody forgets a server on which their own work is still owed. */
export function Elsewhere({ address: { elsewhere } }: { readonly address: ServerAddress }): ReactNode {
  const say = useSay();
  const [people, setPeople] = useState<readonly KnownPerson[]>([]);
  useEffect(() => {
    void elsewhere().then(setPeople);
  }, [elsewhere]);
  if (people.length === 0) return null;
  return (
    <div className="note local">
      <Icon name="info" small />
      <span>
        {people.map(({ key, name, server, waiting: { queued, rejected } }) => (
          <span className="block" key={key}>
            {say('server.elsewhere', { waiting: queued + rejected, name, host: hostOf(server) })}
          </span>
        ))}
      </span>
    </div>
  );
}

const hostOf = (server: string | null): string => (server !== null && URL.canParse(server) ? new URL(server).host : '');
