// What to do first where nothing is yet, by what a person's roles may do. What is done already is known from the data here.
import type { CommandGroup } from 'shared/policy';
import { GROUP_ROLES } from 'shared/policy';
import type { Role } from 'shared/person/person';
import type { WordId } from '../language/catalog';

export type FirstStep = {
  readonly words: WordId;
  readonly to: '/capture' | '/import' | '/products' | '/customers' | '/people' | '/settings' | '/attention';
  readonly keys: string;
  readonly isDone: boolean;
};

/** What there is already, besides orders. */
export type Already = {
  readonly products: number;
  readonly customers: number;
  readonly people: number;
  /** Whether the organisation has a name of its own. */
  readonly isNamed: boolean;
};

type Row = Omit<FirstStep, 'isDone'> & {
  readonly group: CommandGroup;
  readonly isDone: (already: Already) => boolean;
};

const never = () => false;

/** In the order in which one stands on the other. */
const ROWS: readonly Row[] = [
  {
    ...{ words: 'steps.settings', to: '/settings', keys: 'g s', group: 'administration' },
    isDone: ({ isNamed }) => isNamed,
  },
  {
    ...{ words: 'steps.people', to: '/people', keys: 'g u', group: 'administration' },
    isDone: ({ people }) => people > 1,
  },
  {
    ...{ words: 'steps.products', to: '/products', keys: 'g p', group: 'orders' },
    isDone: ({ products }) => products > 0,
  },
  {
    ...{ words: 'steps.customers', to: '/customers', keys: 'g c', group: 'money' },
    isDone: ({ customers }) => customers > 0,
  },
  { ...{ words: 'steps.import', to: '/import', keys: 'Ctrl I', group: 'money' }, isDone: never },
  { ...{ words: 'steps.capture', to: '/capture', keys: 'n', group: 'orders' }, isDone: never },
  { ...{ words: 'steps.attention', to: '/attention', keys: 'g i', group: 'approvals' }, isDone: never },
];

export const firstStepsFor = (held: readonly Role[], already: Already): readonly FirstStep[] =>
  ROWS.filter(({ group }) => GROUP_ROLES[group].some((role) => held.includes(role))).map(
    ({ words, to, keys, isDone }) => ({ words, to, keys, isDone: isDone(already) }),
  );
