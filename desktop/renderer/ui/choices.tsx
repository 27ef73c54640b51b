// Fields where there is something to choose, or more than one line to say; React Aria inside, as in controls.
import type { ReactNode, Ref } from 'react';
import { useId } from 'react';
import {
  Checkbox,
  CheckboxGroup,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { Icon } from './icon';

type Common = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What to do about what was typed; null where it is fine. */
  readonly fault: string | null;
};

type LineProps = Common & {
  readonly looks?: string;
  /** Stands behind a figure. */
  readonly unit?: string | undefined;
  /** What there is to choose from; anything may be typed. */
  readonly choices?: readonly string[] | undefined;
  /** The key that leads here. */
  readonly keys?: string;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly autoFocus?: boolean;
};

/** One line, with its unit behind it or what there is to choose from below it. */
export function LineField(props: LineProps): ReactNode {
  const { label, hint, fault, looks = '', unit, choices, keys, inputRef, ...rest } = props;
  const list = useId();
  return (
    <TextField className="field" isInvalid={fault !== null} validationBehavior="aria" {...rest}>
      <Label>
        {label}
        {unit !== undefined && <span className="unseen"> ({unit})</span>}
        {keys !== undefined && (
          <>
            {' '}
            <kbd aria-hidden="true">{keys}</kbd>
          </>
        )}
      </Label>
      <span className="row">
        <Input
          className={`input ${looks}`}
          ref={inputRef}
          spellCheck="false"
          autoComplete="off"
          list={choices === undefined ? undefined : list}
        />
        {unit !== undefined && (
          <span className="small meta" aria-hidden="true">
            {unit}
          </span>
        )}
      </span>
      {choices !== undefined && <Choices id={list} of={choices} />}
      <Below hint={hint} fault={fault} />
    </TextField>
  );
}

function Choices({ id, of }: { readonly id: string; readonly of: readonly string[] }): ReactNode {
  return (
    <datalist id={id}>
      {of.map((choice) => (
        <option key={choice} value={choice} />
      ))}
    </datalist>
  );
}

export function LongField({ label, hint, fault, ...props }: Common): ReactNode {
  return (
    <TextField className="field" isInvalid={fault !== null} validationBehavior="aria" {...props}>
      <Label>{label}</Label>
      <TextArea className="input" rows={3} spellCheck="false" />
      <Below hint={hint} fault={fault} />
    </TextField>
  );
}

export type Choice = { readonly value: string; readonly words: string; readonly hint: string | null };
type ChoiceProps<Value> = Omit<Common, 'value' | 'onChange'> & {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Choice[];
};

export function OneOf({ label, hint, fault, options, ...props }: ChoiceProps<string>): ReactNode {
  return (
    <RadioGroup className="field" isInvalid={fault !== null} validationBehavior="aria" {...props}>
      <Label className="label">{label}</Label>
      {options.map(({ value, ...option }) => (
        <Radio key={value} value={value} className="choice">
          <span className="choice-mark round" aria-hidden="true" />
          <Said {...option} />
        </Radio>
      ))}
      <Below hint={hint} fault={fault} />
    </RadioGroup>
  );
}

export function SomeOf({ label, hint, fault, options, value, onChange }: ChoiceProps<readonly string[]>): ReactNode {
  return (
    <CheckboxGroup
      className="field"
      isInvalid={fault !== null}
      validationBehavior="aria"
      value={[...value]}
      onChange={onChange}
    >
      <Label className="label">{label}</Label>
      {options.map((option) => (
        <Checkbox key={option.value} value={option.value} className="choice">
          <span className="choice-mark" aria-hidden="true">
            <Icon name="check" small />
          </span>
          <Said words={option.words} hint={option.hint} />
        </Checkbox>
      ))}
      <Below hint={hint} fault={fault} />
    </CheckboxGroup>
  );
}

function Said({ words, hint }: Omit<Choice, 'value'>): ReactNode {
  return (
    <span>
      {words}
      {hint !== null && <span className="hint block">{hint}</span>}
    </span>
  );
}

function Below({ hint, fault }: Pick<Common, 'hint' | 'fault'>): ReactNode {
  return (
    <>
      {hint !== undefined && fault === null && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="hint bad">{fault}</FieldError>
    </>
  );
}
