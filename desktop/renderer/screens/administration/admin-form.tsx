// A form that is done on the server: its fields, why it cannot be sent now, what the server said to it, and the two ways out.
import type { ReactNode, SyntheticEvent } from 'react';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { useSay } from '../language/language';

type Props = {
  /** Also what its button says. */
  readonly label: string;
  readonly children: ReactNode;
  readonly submit: (event: SyntheticEvent) => Promise<void>;
  readonly isBusy: boolean;
  /** Why it cannot be sent now; null where it can. */
  readonly cannot: string | null;
  /** What the server said to the last try. */
  readonly why: string | null;
  readonly back: () => void;
};

export function AdminForm({ label, children, submit, isBusy, cannot, why, back }: Props): ReactNode {
  const say = useSay();
  return (
    <form className="record-form" aria-label={label} onSubmit={(event) => void submit(event)}>
      <div className="body">
        {children}
        {cannot !== null && <Why>{cannot}</Why>}
        {why !== null && <Fault>{why}</Fault>}
      </div>
      <footer>
        {cannot === null ? (
          <Button type="submit" look="primary" isPending={isBusy}>
            {label} <kbd>↵</kbd>
          </Button>
        ) : (
          <Act cannot={cannot} onPress={() => undefined}>
            {label}
          </Act>
        )}
        <Button onPress={back}>
          {say('records.cancel')} <kbd>Esc</kbd>
        </Button>
      </footer>
    </form>
  );
}
