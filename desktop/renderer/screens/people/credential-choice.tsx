// How a person comes by a password: a one-time link to choose one, or one that is typed here and told to them.
import type { ReactNode } from 'react';
import type { NewCredentialWish } from 'shared/contract/admin/people';
import { newPasswordSchema } from 'shared/contract/password';
import { OneOf } from '../../ui/choices';
import { Field } from '../../ui/controls';
import { useSay } from '../language/language';

/** What was typed stays in this form: it is no draft and is kept nowhere. */
export type TypedCredential = { readonly by: 'link' | 'password'; readonly password: string };
export const LINK: TypedCredential = { by: 'link', password: '' };

export const isCredentialFine = ({ by, password }: TypedCredential): boolean =>
  by === 'link' || newPasswordSchema.safeParse(password).success;

export const credentialOf = ({ by, password }: TypedCredential): NewCredentialWish =>
  by === 'link' ? { by } : { by, password };

type Props = {
  readonly typed: TypedCredential;
  readonly change: (typed: TypedCredential) => void;
  readonly tried: boolean;
};

export function CredentialChoice({ typed, change, tried }: Props): ReactNode {
  const say = useSay();
  const { by, password } = typed;
  return (
    <>
      <OneOf
        label={say('people.credential')}
        value={by}
        onChange={(chosen) => {
          change({ ...typed, by: chosen === 'password' ? 'password' : 'link' });
        }}
        fault={null}
        options={(['link', 'password'] as const).map((value) => ({
          ...{ value, words: say(`people.credential.${value}`), hint: say(`people.credential.${value}.hint`) },
        }))}
      />
      {by === 'password' && (
        <Field
          label={say('people.password')}
          kind="password"
          autoComplete="new-password"
          hint={say('set-up.password-hint')}
          value={password}
          onChange={(text) => {
            change({ ...typed, password: text });
          }}
          fault={tried && !isCredentialFine(typed) ? say('set-up.fault.password') : null}
        />
      )}
    </>
  );
}
