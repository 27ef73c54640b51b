// Places for the statuses and lines for the ways between them, worked out from the ways alone: columns by distance from the start.
import type { OrderStatus } from 'shared/order/order';
import type { SagaStep } from 'shared/order/saga-diagram';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Place = Box & { readonly status: OrderStatus };
export type Line = { readonly key: string; readonly path: string; readonly label: Box };
export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly lines: readonly Line[];
};

const [WIDTH, START, BOX, ROW, GAP] = [584, 8, { width: 144, height: 34 }, 92, 36] as const;
const LABEL = { width: 180, height: 60 } as const;
type Ends = Pick<SagaStep, 'from' | 'to'>;

export function laidOut(steps: readonly Ends[]): Layout {
  const columns = columnsOf(steps);
  const rows = Math.max(...columns.map((column) => column.length));
  const height = rows * ROW;
  const last = columns.length - 1;
  const places = columns.flatMap((column, at) =>
    column.map((status, row): Place => {
      const y = (height / (2 * column.length)) * (2 * row + 1);
      if (status === 'new') return { status, x: START, y: y - 6, width: 12, height: 12 };
      const x = START + GAP + ((WIDTH - START - GAP - BOX.width) / Math.max(1, last - 1)) * (at - 1);
      return { status, x, y: y - BOX.height / 2, ...BOX };
    }),
  );
  const keys = [...new Set(steps.map(({ from, to }) => `${from} ${to}`))];
  const lines = keys.flatMap((key) => {
    const [from, to] = key.split(' ').map((name) => places.find(({ status }) => status === name));
    return from === undefined || to === undefined ? [] : [{ key, ...lineBetween(from, to, height) }];
  });
  return { width: WIDTH, height, places, lines };
}

/** The start, then what is reached in one step, in two, …; within a column what ends comes first. */
function columnsOf(steps: readonly Ends[]): readonly (readonly OrderStatus[])[] {
  const columns: OrderStatus[][] = [['new']];
  const seen = new Set<OrderStatus>(['new']);
  for (let reached = columns[0]; reached !== undefined && reached.length > 0;) {
    const next = [...new Set(steps.filter(({ from }) => reached?.includes(from)).map(({ to }) => to))];
    const fresh = next.filter((status) => !seen.has(status));
    fresh.forEach((status) => seen.add(status));
    if (fresh.length > 0) columns.push(fresh.sort((a, b) => Number(goesOn(a, steps)) - Number(goesOn(b, steps))));
    reached = fresh;
  }
  return columns;
}

const goesOn = (status: OrderStatus, steps: readonly Ends[]) => steps.some(({ from }) => from === status);
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
const end = ({ x, width }: Box) => x + width;
const boxAt = (x: number, y: number): Box => ({ x, y: y - LABEL.height / 2, ...LABEL });

function lineBetween(from: Place, to: Place, height: number): Omit<Line, 'key'> {
  const [a, b] = [middle(from), middle(to)];
  if (from.status === to.status) return loop(from);
  if (from.x === to.x) return beside(from, to);
  if (from.x > to.x) {
    const low = height - 4;
    const path = `M${from.x} ${b.y < a.y ? a.y + 8 : a.y - 8} C${from.x - 120} ${low} ${b.x} ${low} ${b.x} ${to.y + to.height}`;
    return { path, label: boxAt(b.x + 24, (low + to.y + to.height) / 2 + 14) };
  }
  const leave = a.y + Math.sign(b.y - a.y) * 8;
  const bend = end(from) + 30;
  const path =
    a.y === b.y
      ? `M${end(from)} ${a.y} H${to.x}`
      : `M${end(from) - 3} ${leave} C${bend} ${leave} ${bend - 10} ${b.y} ${bend + 24} ${b.y} H${to.x}`;
  return { path, label: boxAt(to.x - LABEL.width - 24, b.y) };
}

function loop({ x, y }: Place): Omit<Line, 'key'> {
  const path = `M${x + 32} ${y} C${x + 32} ${y - 40} ${x + 86} ${y - 40} ${x + 86} ${y - 2}`;
  return { path, label: { x: x - 36, y: y - LABEL.height - 34, ...LABEL } };
}

function beside(from: Place, to: Place): Omit<Line, 'key'> {
  const upward = to.y < from.y;
  const x = middle(from).x + 30;
  const path = `M${x} ${upward ? from.y : from.y + from.height} V${upward ? to.y + to.height : to.y}`;
  return { path, label: boxAt(x - LABEL.width - 8, (middle(from).y + middle(to).y) / 2) };
}
