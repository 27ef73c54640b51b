// Putting a filter together: a column, a condition, and what it is compared with.
import type { ReactNode, SyntheticEvent } from 'react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { LineField, SomeOf } from '../../ui/choices';
import { Button } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { decimalMark } from '../capture-order/plain-decimal';
import type { WordId } from '../language/catalog';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import type { BoardSearch } from './board-search';
import type { Condition, FilterColumn, TypedFilter } from './filter-form';
import { CHOICES, CONDITIONS, FILTER_COLUMNS, emptyFilter, readFilter } from './filter-form';

const COLUMN_WORDS: Readonly<Record<FilterColumn, WordId>> = {
  ...{ status: 'column.status', customer: 'column.customer', reference: 'column.reference' },
  ...{ gross: 'column.gross', placedAt: 'column.placedAt', origin: 'filter.origin', hold: 'filter.hold' },
};

const isColumn = (name: string): name is FilterColumn => Object.hasOwn(CONDITIONS, name);

type Props = { readonly add: (changes: Partial<BoardSearch>) => void; readonly close: () => void };

export function FilterDialog({ add, close }: Props): ReactNode {
  const say = useSay();
  const decimal = decimalMark(useIntl().locale);
  const [typed, setTyped] = useState(() => emptyFilter('status'));
  const [tried, setTried] = useState(false);
  const read = readFilter(typed, decimal);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.type !== 'changes') return;
    add(read.changes);
    close();
  };
  const { column, condition } = typed;
  const words = (one: Condition): WordId => (column === 'hold' && one !== 'between' ? holdWords(one) : `filter.${one}`);
  return (
    <Dialog title={say('filter.title')} close={close}>
      <form onSubmit={submit}>
        <div className="body">
          <Select
            label={say('filter.column')}
            value={column}
            options={FILTER_COLUMNS.map((one) => [one, say(COLUMN_WORDS[one])])}
            choose={(one) => {
              if (isColumn(one)) setTyped(emptyFilter(one));
              setTried(false);
            }}
          />
          <Select
            label={say('filter.condition')}
            value={condition}
            options={CONDITIONS[column].map((one) => [one, say(words(one))])}
            choose={(one) => {
              const next = CONDITIONS[column].find((known) => known === one);
              if (next !== undefined) setTyped({ ...typed, condition: next });
            }}
          />
          <Value typed={typed} set={setTyped} fault={tried && read.type === 'fault' ? say(read.words) : null} />
        </div>
        <footer>
          <Button onPress={close}>{say('cancel')}</Button>
          <Button type="submit" look="primary">
            {say('filter.go')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

const holdWords = (condition: Condition): WordId => (condition === 'not' ? 'filter.hold.not' : 'filter.hold.is');

type ValueProps = {
  readonly typed: TypedFilter;
  readonly set: (typed: TypedFilter) => void;
  readonly fault: string | null;
};

function Value(props: ValueProps): ReactNode {
  const { column, condition } = props.typed;
  switch (column) {
    case 'status':
    case 'origin':
      return <Chosen {...props} of={column} />;
    case 'customer':
    case 'reference':
      return condition === 'is' || condition === 'not' ? <Text {...props} of={column} /> : null;
    case 'gross':
      return <Amounts {...props} />;
    case 'placedAt':
      return <Days {...props} />;
    case 'hold':
      return null;
  }
}

function Chosen({ typed, set, fault, of }: ValueProps & { readonly of: 'status' | 'origin' }): ReactNode {
  const say = useSay();
  const options =
    of === 'status'
      ? CHOICES.status.map((value) => ({ value, words: say(`ui.state.${value}`), hint: null }))
      : CHOICES.origin.map((value) => ({ value, words: say(`filter.origin.${value}`), hint: null }));
  return (
    <SomeOf
      label={say('filter.values')}
      {...{ options, fault }}
      value={typed.chosen}
      onChange={(chosen) => {
        set({ ...typed, chosen });
      }}
    />
  );
}

const MOST_SUGGESTED = 200;

function Text({ typed, set, fault, of }: ValueProps & { readonly of: 'customer' | 'reference' }): ReactNode {
  const say = useSay();
  const { book } = useWorkplace();
  const choices = useMemo(() => {
    const known = new Set([...book.entries().values()].map((entry) => entry[of]).filter((text) => text !== ''));
    return [...known].sort().slice(0, MOST_SUGGESTED);
  }, [book, of]);
  return (
    <LineField
      label={say('filter.value')}
      hint={say('filter.value.hint')}
      {...{ choices, fault }}
      value={typed.text}
      onChange={(text) => {
        set({ ...typed, text });
      }}
      autoFocus
    />
  );
}

function Amounts({ typed, set, fault }: ValueProps): ReactNode {
  const say = useSay();
  return (
    <>
      <LineField
        label={say('filter.least')}
        looks="figures"
        fault={fault}
        value={typed.from}
        onChange={(from) => {
          set({ ...typed, from });
        }}
        autoFocus
      />
      <LineField
        label={say('filter.most')}
        hint={say('filter.amount.hint')}
        looks="figures"
        fault={null}
        value={typed.to}
        onChange={(to) => {
          set({ ...typed, to });
        }}
      />
    </>
  );
}

function Days({ typed, set, fault }: ValueProps): ReactNode {
  const say = useSay();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          {say(end === 'from' ? 'filter.first' : 'filter.last')}
          <input
            className="input"
            type="date"
            value={typed[end]}
            onChange={(event) => {
              set({ ...typed, [end]: event.target.value });
            }}
          />
        </label>
      ))}
      <p className={fault === null ? 'hint' : 'hint bad'}>{fault ?? say('filter.day.hint')}</p>
    </>
  );
}
