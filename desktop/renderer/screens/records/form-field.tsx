// One field of a form, as its kind has it.
import type { ReactNode } from 'react';
import { LineField, LongField, OneOf, SomeOf } from '../../ui/choices';
import { useSay } from '../language/language';
import type { Fault, FieldOf, Option } from './form';
import { chosen } from './form';

type Props<F extends string> = {
  readonly field: FieldOf<F>;
  readonly value: string;
  readonly fault: Fault | null;
  readonly change: (text: string) => void;
  readonly autoFocus: boolean;
};

export function FormField<F extends string>({ field, value, fault, change, autoFocus }: Props<F>): ReactNode {
  const say = useSay();
  const common = {
    label: say(field.label),
    hint: field.hint === undefined ? undefined : say(field.hint),
    fault: fault === null ? null : say(fault.words, { most: fault.most }),
  };
  const options = (all: readonly Option[]) =>
    all.map((one) => ({
      ...{ value: one.value, words: say(one.words) },
      hint: one.hint === undefined ? null : say(one.hint),
    }));
  const line = { ...common, value, onChange: change, autoFocus };
  switch (field.kind) {
    case 'text':
      return <LineField {...line} />;
    case 'code':
      return <LineField {...line} looks="code" />;
    case 'figures':
      return <LineField {...line} looks="figures" unit={field.unit === undefined ? undefined : say(field.unit)} />;
    case 'pick':
      return <LineField {...line} choices={field.choices()} />;
    case 'long':
      return <LongField {...common} value={value} onChange={change} />;
    case 'one-of':
      return <OneOf {...common} value={value} onChange={change} options={options(field.options)} />;
    case 'some-of':
      return (
        <SomeOf
          {...common}
          value={chosen(value)}
          onChange={(values) => {
            change(values.join(','));
          }}
          options={options(field.options)}
        />
      );
  }
}
