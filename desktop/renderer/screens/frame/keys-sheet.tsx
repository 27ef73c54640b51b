// The sheet behind `?`: every key, and the switch for single letters.
import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys';
import { Button } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSingleKeys } from '../../ui/single-keys';
import { useSay } from '../language/language';
import { SHORTCUTS } from './shortcuts';

export function KeysSheet({ close }: { readonly close: () => void }): ReactNode {
  const say = useSay();
  const { on, turn } = useSingleKeys();
  return (
    <Dialog title={say('keys.title')} close={close}>
      <div className="keys-sheet">
        {SHORTCUTS.map(({ words, shortcuts }) => (
          <section key={words}>
            <h3 className="subheading">{say(words)}</h3>
            <dl className="facts">
              {shortcuts.map((shortcut) => (
                <div key={shortcut.words} className="fact">
                  <dt>{say(shortcut.words)}</dt>
                  <dd>
                    {shortcut.keys.map((keys) => (
                      <Keys key={keys} of={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer>
        <label className="row small">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              turn(event.target.checked);
            }}
          />
          {say('keys.single')}
        </label>
        <span className="at-end">
          <Button onPress={close}>{say('close')}</Button>
        </span>
      </footer>
    </Dialog>
  );
}
