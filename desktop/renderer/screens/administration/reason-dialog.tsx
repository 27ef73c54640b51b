// An act on the server that somebody will ask about: what it means, why it is done, and what the server said to it.
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { ReasonDialog } from '../reason-dialog';

type Props = {
  readonly title: string;
  readonly means: ReactNode;
  readonly keep: string;
  readonly verb: string;
  readonly isBusy: boolean;
  readonly why: string | null;
  readonly close: () => void;
  readonly decide: (reason: string) => void;
};

export function AdminReason({ title, means, keep, verb, why, ...acting }: Props): ReactNode {
  const say = useSay();
  const words = { title, means, keep, verb, label: say('admin.reason'), blank: say('admin.reason.blank') };
  return <ReasonDialog words={words} fault={why} {...acting} />;
}
