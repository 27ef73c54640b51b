// Kind of file, encoding, delimiter, numbers and dates: shown as detected, to be changed where detection is wrong.
import type { ReactNode } from 'react';
import { currencies } from 'shared/currency';
import type { Choice } from 'shared/import/choice';
import { choiceSchema, profileOf } from 'shared/import/choice';
import { ENCODINGS } from 'shared/import/decode';
import type { Inspection } from 'shared/import/inspect';
import { DATE_STYLES } from 'shared/import/profile';
import type { Delimiter } from 'shared/import/table';
import { DELIMITERS } from 'shared/import/table';
import { Select } from '../../ui/select';
import { Icon } from '../../ui/icon';
import type { Say } from '../language/language';
import { useSay } from '../language/language';

type Props = { readonly inspection: Inspection; readonly choose: (change: Partial<Choice>) => void };

export const DELIMITER_WORDS = {
  ',': 'import.delimiter.comma',
  ';': 'import.delimiter.semicolon',
  '\t': 'import.delimiter.tab',
  '|': 'import.delimiter.bar',
} as const satisfies Record<Delimiter, string>;

export const DECIMAL_SHOWN = { point: '1,234.56', comma: '1.234,56' } as const;

/** As people write them, rather than as letters in order. */
const DATE_SHOWN = {
  'y-m-d': '2024-03-31',
  'y/m/d': '2024/03/31',
  'd.m.y': '31.03.2024',
  'd/m/y': '31/03/2024',
  'd-m-y': '31-03-2024',
  'm/d/y': '03/31/2024',
} as const satisfies Record<(typeof DATE_STYLES)[number], string>;

export function Notations({ inspection, choose }: Props): ReactNode {
  const say = useSay();
  const { choice, encoding, delimiter, fields } = inspection;
  const detected = (what: string) => say('import.detected', { what });
  return (
    <div className="notations">
      <Select
        label={say('import.profile')}
        value={choice.profile}
        options={choiceSchema.shape.profile.options.map((name) => [name, say(`import.profile.${name}`)])}
        choose={(profile) => {
          choose({ profile: choiceSchema.shape.profile.parse(profile), columns: {}, dates: null, decimal: null });
        }}
      />
      <Select
        label={say('import.encoding')}
        value={choice.encoding ?? ''}
        options={withNone(
          choice.encoding === null ? detected(encoding.toUpperCase()) : say('import.forget'),
          ENCODINGS.map((one) => [one, one.toUpperCase()]),
        )}
        choose={(one) => {
          choose({ encoding: ENCODINGS.find((known) => known === one) ?? null });
        }}
      />
      <Select
        label={say('import.delimiter')}
        value={choice.delimiter ?? ''}
        options={withNone(
          choice.delimiter === null ? detected(say(DELIMITER_WORDS[delimiter])) : say('import.forget'),
          DELIMITERS.map((one) => [one, say(DELIMITER_WORDS[one])]),
        )}
        choose={(one) => {
          choose({ delimiter: DELIMITERS.find((known) => known === one) ?? null });
        }}
      />
      <Numbers inspection={inspection} choose={choose} />
      <Dates inspection={inspection} choose={choose} />
      {!fields.includes('currency') && (
        <Select
          label={say('import.currency')}
          value={choice.currency ?? ''}
          options={withNone(
            profileOf({ ...choice, currency: null }).currency ?? say('import.currency.none'),
            currencies().map((one) => [one, one]),
          )}
          choose={(one) => {
            choose({ currency: currencies().find((known) => known === one) ?? null });
          }}
        />
      )}
    </div>
  );
}

const withNone = (none: string, options: readonly (readonly [string, string])[]) => [['', none] as const, ...options];

function Numbers({ inspection: { choice, decimal }, choose }: Props): ReactNode {
  const say = useSay();
  const shown = decimal === 'plain' ? say('import.decimal.plain') : DECIMAL_SHOWN[decimal];
  return (
    <Select
      label={say('import.decimal')}
      value={choice.decimal ?? ''}
      options={withNone(choice.decimal === null ? say('import.detected', { what: shown }) : say('import.forget'), [
        ['point', DECIMAL_SHOWN.point],
        ['comma', DECIMAL_SHOWN.comma],
      ])}
      choose={(one) => {
        choose({ decimal: one === 'point' || one === 'comma' ? one : null });
      }}
    />
  );
}

function Dates({ inspection, choose }: Props): ReactNode {
  const { choice, dates, rows } = inspection;
  const say = useSay();
  const unread = rows.some(({ cells }) => cells.some(({ fault }) => fault));
  const hint =
    choice.dates !== null || !unread
      ? null
      : dates.length > 1
        ? say('import.dates.ambiguous')
        : dates.length === 0
          ? say('import.dates.unreadable')
          : null;
  return (
    <Select
      label={say('import.dates')}
      value={choice.dates ?? ''}
      options={withNone(
        datesShown(inspection, say),
        DATE_STYLES.map((style) => [style, DATE_SHOWN[style]]),
      )}
      choose={(one) => {
        choose({ dates: DATE_STYLES.find((known) => known === one) ?? null });
      }}
    >
      {hint !== null && (
        <p className="hint bad">
          <Icon name="warning" small />
          {hint}
        </p>
      )}
    </Select>
  );
}

/** The notation of this kind of file that reads the dates there are. */
function datesShown({ choice, dates }: Inspection, say: Say): string {
  if (choice.dates !== null) return say('import.forget');
  const read = dates.find((style) => profileOf(choice).dates.includes(style));
  return read === undefined ? say('import.dates.profile') : say('import.detected', { what: DATE_SHOWN[read] });
}
