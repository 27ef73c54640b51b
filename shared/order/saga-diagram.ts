// The saga drawn from its table, as Mermaid and as DOT. Only what is done is drawn; what is ignored has no arrow.
import type { OrderStatus } from './order';
import type { Guard, SagaRow, Trigger } from './saga-table';
import { GUARDS } from './saga-table';

/** One way from a status to a status, for who draws it another way. */
export type SagaStep = {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly on: Trigger;
  readonly guard: Guard | null;
};
type Arrow = { readonly from: OrderStatus; readonly to: OrderStatus; readonly label: string };

/** @param current the status to mark, for the diagram of one order */
export function mermaid(table: readonly SagaRow[], current?: OrderStatus): string {
  const arrows = arrowsOf(table);
  const lines = arrows.map(({ from, to, label }) => `  ${named(from)} --> ${to} : ${label}`);
  const ends = finalStatuses(arrows).map((status) => `  ${status} --> [*]`);
  const marked =
    current === undefined || current === 'new'
      ? []
      : ['  classDef current stroke-width:4px', `  class ${current} current`];
  return ['stateDiagram-v2', ...lines, ...ends, ...marked, ''].join('\n');
}

export function dot(table: readonly SagaRow[]): string {
  const arrows = arrowsOf(table);
  const lines = arrows.map(({ from, to, label }) => `  ${from} -> ${to} [label=${JSON.stringify(label)}];`);
  const ends = finalStatuses(arrows).map((status) => `  ${status} [shape=doublecircle];`);
  return ['digraph saga {', '  rankdir=LR;', '  new [shape=point];', ...ends, ...lines, '}', ''].join('\n');
}

const arrowsOf = (table: readonly SagaRow[]): readonly Arrow[] =>
  stepsWithRows(table).map(([{ from, to, on }, row]) => ({ from, to, label: labelOf(on, row) }));

/** What is done, in the order of the table. */
export const sagaSteps = (table: readonly SagaRow[]): readonly SagaStep[] => stepsWithRows(table).map(([step]) => step);

function stepsWithRows(table: readonly SagaRow[]): readonly (readonly [SagaStep, SagaRow])[] {
  return table
    .filter(({ outcome }) => outcome === 'done')
    .flatMap((row) =>
      row.from.flatMap((from) =>
        row.on.map((on) => [{ from, to: row.to === 'same' ? from : row.to, on, guard: row.guard }, row] as const),
      ),
    );
}

/** `trigger [guard] / what leaves`, without the characters that end a label. */
function labelOf(on: string, { guard, announces }: SagaRow): string {
  const condition = guard === null ? '' : ` [${GUARDS[guard]}]`;
  const said = announces.map(({ message, when }) => (when === 'always' ? message : `${message}?`));
  return `${on}${condition} / ${said.join(', ')}`.replaceAll(/[:;"]/g, ',');
}

function finalStatuses(arrows: readonly Arrow[]): readonly OrderStatus[] {
  const left = new Set(arrows.map(({ from }) => from));
  return [...new Set(arrows.map(({ to }) => to))].filter((status) => !left.has(status));
}

const named = (status: OrderStatus) => (status === 'new' ? '[*]' : status);
