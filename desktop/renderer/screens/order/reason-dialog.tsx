// An order is cancelled or held for a reason.
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { ReasonDialog } from '../reason-dialog';

type Props = {
  readonly what: 'cancel' | 'hold';
  readonly number: string;
  readonly keep: () => void;
  readonly decide: (reason: string) => void;
};

export function OrderReason({ what, number, keep, decide }: Props): ReactNode {
  const say = useSay();
  const words = {
    title: say(`order.${what}.title`, { number }),
    means: <p>{say(`order.${what}.says`)}</p>,
    ...{ label: say('order.reason'), blank: say('order.reason.blank') },
    ...{ keep: say(`order.${what}.keep`), verb: say(`order.${what}.verb`) },
  };
  return <ReasonDialog words={words} look={what === 'cancel' ? 'bad' : 'primary'} close={keep} decide={decide} />;
}
