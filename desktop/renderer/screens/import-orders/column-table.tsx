// The first twenty rows, each cell as it would be read; above each column what it says, which can be changed for own columns.
import type { ReactNode } from 'react';
import type { Choice } from 'shared/import/choice';
import { columnsIn, profileOf } from 'shared/import/choice';
import type { Inspection, PreviewCell } from 'shared/import/inspect';
import type { Field } from 'shared/import/profile';
import { FIELDS } from 'shared/import/profile';
import { useSay } from '../language/language';

type Props = { readonly inspection: Inspection; readonly choose: (change: Partial<Choice>) => void };

/** What `generic` reads; the others belong to shops that declare their sums. */
const OWN_FIELDS: readonly Field[] = FIELDS.filter(
  (field) => !['taxable', 'subtotal', 'taxes', 'cancelledAt'].includes(field),
);

export function ColumnTable({ inspection, choose }: Props): ReactNode {
  const say = useSay();
  const { choice, header, fields, rows } = inspection;
  const isOwn = choice.profile === 'generic';
  const means = (position: number, field: Field | null) => {
    choose({ columns: columnsWith(inspection, position, field) });
  };
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('import.preview')}>
      <table className="preview">
        <thead>
          <tr>
            <th scope="col">{say('import.col.row')}</th>
            {header.map((name, position) => (
              <th scope="col" key={position}>
                <span className="cut">{name}</span>
                {isOwn ? (
                  <Meaning name={name} field={fields[position] ?? null} means={(field) => means(position, field)} />
                ) : (
                  <FieldName field={fields[position] ?? null} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={number}>
              <td className="meta figures">{number}</td>
              {cells.map((cell, position) => (
                <Cell key={position} cell={cell} isRead={fields[position] !== null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell: { text, read, fault }, isRead }: { readonly cell: PreviewCell; readonly isRead: boolean }) {
  const names = fault ? 'misread' : isRead ? undefined : 'meta';
  const shown = read === null ? text : read.includes('T') ? read.slice(0, 16).replace('T', ' ') : read;
  return (
    <td className={names} title={text}>
      <bdi>{shown}</bdi>
    </td>
  );
}

function FieldName({ field }: { readonly field: Field | null }): ReactNode {
  const say = useSay();
  return <span className="meaning">{field === null ? say('import.not-read') : say(`import.field.${field}`)}</span>;
}

type MeaningProps = {
  readonly name: string;
  readonly field: Field | null;
  readonly means: (field: Field | null) => void;
};

function Meaning({ name, field, means }: MeaningProps): ReactNode {
  const say = useSay();
  return (
    <select
      className="input compact"
      aria-label={say('import.column-means', { name })}
      value={field ?? ''}
      onChange={({ target }) => {
        means(OWN_FIELDS.find((known) => known === target.value) ?? null);
      }}
    >
      <option value="">{say('import.not-read')}</option>
      {OWN_FIELDS.map((one) => (
        <option key={one} value={one}>
          {say(`import.field.${one}`)}
        </option>
      ))}
    </select>
  );
}

/** All columns spelled out, so that what a name meant by itself does not come back in another place. */
function columnsWith({ choice, header }: Inspection, position: number, field: Field | null): Choice['columns'] {
  const columns: Partial<Record<Field, string>> = { ...choice.columns };
  for (const [known, at] of columnsIn(header, profileOf(choice)))
    columns[known] = at === position ? '' : (header[at] ?? '');
  if (field !== null) columns[field] = header[position] ?? '';
  return columns;
}
