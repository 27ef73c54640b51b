// Buttons and fields, React Aria inside: keyboard, focus and screen readers are its business, the looks are ours.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import type { ButtonProps } from 'react-aria-components';
import { Icon } from './icon';

type Looks = {
  readonly look?: 'primary' | 'bad' | 'quiet';
  readonly size?: 'compact' | 'tall';
  readonly square?: boolean;
};

export function Button({ look, size, square, ...props }: Omit<ButtonProps, 'className'> & Looks): ReactNode {
  const names = ['button', look, size, square === true && 'square'].filter(Boolean).join(' ');
  return <AriaButton {...props} className={names} />;
}

type ActProps = Looks & {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** Why it cannot be done now; null where it can. It stays reachable and tells its reason. */
  readonly cannot: string | null;
};

/** An act that says why it is not possible, instead of falling silent. */
export function Act({ cannot, onPress, ...props }: ActProps): ReactNode {
  if (cannot === null) return <Button {...props} onPress={onPress} />;
  const names = ['button', props.size].filter(Boolean).join(' ');
  return (
    <button type="button" className={names} aria-disabled="true" title={cannot}>
      {props.children}
    </button>
  );
}

export function Why({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className="why">
      <Icon name="info" small />
      <span>{children}</span>
    </p>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: 'text' | 'password';
  readonly looks?: string;
  readonly hint?: string;
  /** What to do about what was typed; null where it is fine. */
  readonly fault?: string | null;
  /** The label is read out, but the column above says it to the eye. */
  readonly unlabelled?: boolean;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly name?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly id?: string;
  readonly onBlur?: () => void;
  readonly onEnter?: () => void;
};

export function Field({
  label,
  kind = 'text',
  looks = '',
  hint,
  fault = null,
  unlabelled = false,
  inputRef,
  onEnter,
  ...props
}: FieldProps): ReactNode {
  const press = (event: { readonly key: string; readonly continuePropagation: () => void }) => {
    if (event.key === 'Enter') onEnter?.();
    else event.continuePropagation();
  };
  return (
    <TextField
      className="field"
      type={kind}
      isInvalid={fault !== null}
      validationBehavior="aria"
      {...(onEnter !== undefined && { onKeyDown: press })}
      {...props}
    >
      <Label className={unlabelled ? 'unseen' : undefined}>{label}</Label>
      <Input className={`input ${looks}`} ref={inputRef} spellCheck="false" />
      {hint !== undefined && fault === null && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="hint bad">{fault}</FieldError>
    </TextField>
  );
}

export function Fault({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className="fault" role="alert">
      <Icon name="warning" small />
      <span>{children}</span>
    </p>
  );
}
