// Lines of JSON to orders, each with a verdict: an order per line, in the words of the command that places it.
import { canonicalJson } from '../canonical-json';
import { faultsOf } from '../contract/commands';
import { instantSchema } from '../contract/scalars';
import type { OrganisationId } from '../ids';
import { commandId, derivedId, orderId, uuidSchema } from '../ids';
import { placeOrderSchema } from '../order/commands';
import { contentRefusal, kindOf } from '../order/content';
import { priced } from '../order/totals';
import { MAX_FILE_BYTES } from './csv-orders';
import { decodeText, isNoText } from './decode';
import type { ReadOrder, Verdict } from './verdict';
import { rejected } from './verdict';

/** Without an id the order's is derived from its source and number, as for a file of rows. */
const lineSchema = placeOrderSchema
  .omit({ origin: true })
  .extend({ id: uuidSchema.optional(), placedAt: instantSchema });

export function readOrderLines(bytes: Uint8Array, organisation: OrganisationId): readonly ReadOrder[] {
  if (isNoText(bytes)) return [{ key: null, rows: [], verdict: rejected('not-a-text-file') }];
  if (bytes.length > MAX_FILE_BYTES) return [{ key: null, rows: [], verdict: rejected('file-too-large') }];
  const lines = decodeText(bytes).split('\n');
  const orders = lines.flatMap((line, position) =>
    line.trim() === '' ? [] : [readLine(line, position + 1, organisation)],
  );
  return orders.length > 0 ? orders : [{ key: null, rows: [], verdict: rejected('empty-file') }];
}

function readLine(line: string, row: number, organisation: OrganisationId): ReadOrder {
  const value = jsonOf(line);
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const detail = value === undefined ? 'no JSON' : faultsOf(parsed.error);
    return { key: null, rows: [row], verdict: rejected('not-storable', { row }, detail) };
  }
  const { id, placedAt, ...said } = parsed.data;
  const payload = { ...said, origin: 'import' as const };
  const order = id ?? derivedId(organisation, payload.source, payload.number);
  const command = derivedId(
    organisation,
    `${payload.source} PlaceOrder`,
    `${order} ${canonicalJson([payload, placedAt])}`,
  );
  return { key: payload.number, rows: [row], verdict: verdictOn(payload, row, { order, command, placedAt }) };
}

type Ids = Readonly<Record<'order' | 'command', string>> & Pick<ReturnType<typeof lineSchema.parse>, 'placedAt'>;

function verdictOn(
  payload: ReturnType<typeof placeOrderSchema.parse>,
  row: number,
  { order, command, placedAt }: Ids,
): Verdict {
  const refusal = contentRefusal(payload);
  if (refusal !== null) return rejected(refusal.code, { row });
  const ids = { orderId: orderId(order), commandId: commandId(command) };
  const placement = { ...ids, occurredAt: placedAt, payload, gross: priced(payload).totals.gross };
  return { type: kindOf(payload), placement, warnings: [] };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
