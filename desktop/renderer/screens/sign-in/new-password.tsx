// The field a person chooses a password in, at the door.
import type { ReactNode } from 'react';
import { Field } from '../../ui/controls';
import { useSay } from '../language/language';

type Props = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRefused: boolean;
  readonly autoFocus?: boolean;
};

export function NewPassword({ isRefused, ...props }: Props): ReactNode {
  const say = useSay();
  return (
    <Field
      label={say('door.password')}
      kind="password"
      autoComplete="new-password"
      looks="tall"
      hint={say('set-up.password-hint')}
      fault={isRefused ? say('set-up.fault.password') : null}
      {...props}
    />
  );
}
