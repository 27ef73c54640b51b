// One act on a record: done at once, with the way back; where it is not possible it says why.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Intent } from '../../commands/intent';
import { Act, Fault, Why } from '../../ui/controls';
import { useDo, useWhether } from './use-whether';

type Props = {
  readonly intent: Intent;
  readonly done: string;
  /** What the act is asked on; another one asks anew. */
  readonly seen: unknown;
  readonly children: ReactNode;
};

export function RecordAct({ intent, done, seen, children }: Props): ReactNode {
  const cannot = useWhether(intent, seen);
  const run = useDo();
  const [fault, setFault] = useState<string | null>(null);
  return (
    <>
      <span>
        <Act cannot={cannot} onPress={() => void run(intent, done).then(setFault)}>
          {children}
        </Act>
      </span>
      {cannot !== null && <Why>{cannot}</Why>}
      {fault !== null && <Fault>{fault}</Fault>}
    </>
  );
}

/** An act that first opens something; asked all the same, so that nobody fills in a form for nothing. */
export function OpeningAct({
  intent,
  seen,
  open,
  children,
}: Omit<Props, 'done'> & { readonly open: () => void }): ReactNode {
  const cannot = useWhether(intent, seen);
  return (
    <>
      <span>
        <Act cannot={cannot} onPress={open}>
          {children}
        </Act>
      </span>
      {cannot !== null && <Why>{cannot}</Why>}
    </>
  );
}
