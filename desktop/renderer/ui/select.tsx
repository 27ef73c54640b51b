// A choice out of few, by the browser's own list: it works by keyboard, by touch and aloud without a line of ours.
import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly choose: (value: string) => void;
  readonly children?: ReactNode;
};

export function Select({ label, value, options, choose, children }: Props): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={({ target }) => {
          choose(target.value);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
