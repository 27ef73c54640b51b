// The orders of the day: from a shop's file by an import profile, or invented ones.
import { readFileSync } from 'node:fs';
import { generateOrders } from 'shared/demo/generate-orders';
import type { OrganisationId } from 'shared/ids';
import { readOrders } from 'shared/import/csv-orders';
import { profileNamed, profileNames } from 'shared/import/profiles';
import { instantFromMillis } from 'shared/instant';
import type { Intent } from '../../renderer/commands/intent';

export type DayOrders = {
  readonly place: readonly Intent[];
  /** Of the file; null where there was none. */
  readonly rows: number | null;
  /** What could not be read as an order, by reason. */
  readonly rejected: ReadonlyMap<string, number>;
};

export type OrderSource = (organisation: OrganisationId) => DayOrders;

const INVENTED = 240;

export const invented: OrderSource = (organisation) => {
  const startingAt = instantFromMillis(Date.now());
  const orders = [...generateOrders({ seed: 12, count: INVENTED, organisation, startingAt, everySeconds: 60 })];
  return {
    place: orders.map(({ subject, payload }) => ({ type: 'PlaceOrder', subject, payload })),
    rows: null,
    rejected: new Map(),
  };
};

/** @throws a sentence where the file cannot be read or the profile is not there */
export function fromFile(file: string, profileName: string): OrderSource {
  const profile = profileNamed(profileName);
  if (profile === undefined) throw new Error(`There is no profile "${profileName}": ${profileNames.join(', ')}.`);
  const bytes = bytesOf(file);
  return (organisation) => {
    const read = readOrders(bytes, profile, organisation);
    const codes = read.flatMap(({ verdict }) => (verdict.type === 'rejected' ? [verdict.code] : []));
    return {
      place: read.flatMap(({ verdict }): Intent[] =>
        verdict.type === 'rejected'
          ? []
          : [{ type: 'PlaceOrder', subject: verdict.placement.orderId, payload: verdict.placement.payload }],
      ),
      rows: read.reduce((sum, { rows }) => sum + rows.length, 0),
      rejected: new Map([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length])),
    };
  };
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
}
