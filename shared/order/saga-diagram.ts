// The saga drawn from its table, as Mermaid and as DOT. Only what is done is drawn; what is ignored has no arrow.
import type { OrderStatus } from './order';
import type { SagaRow } from './saga-table';
import { GUARDS } from './saga-table';

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

function arrowsOf(table: readonly SagaRow[]): readonly Arrow[] {
  return table
    .filter(({ outcome }) => outcome === 'done')
    .flatMap((row) =>
      row.from.flatMap((from) =>
        row.on.map((on) => ({ from, to: row.to === 'same' ? from : row.to, label: labelOf(on, row) })),
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
