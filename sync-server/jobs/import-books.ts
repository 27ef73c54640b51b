// The books an import compares with and places into: the database behind the one door.
import { randomUUID } from 'node:crypto';
import { commandTable } from 'shared/command-table';
import type { OrganisationId } from 'shared/ids';
import { compare } from 'shared/import/compare';
import type { Outcome } from 'shared/import/summary';
import type { Placement } from 'shared/import/verdict';
import type { Clock } from '../clock';
import type { OwnCommand, OwnResult } from '../commands/batch';
import { handleOwn } from '../commands/handle-batch';
import type { Database } from '../store/database';
import { readPlacedBefore } from '../store/placed-before';

export type Books = {
  readonly organisation: OrganisationId;
  /** What is there already, or there and different; a placement that is missing in the answer is new. */
  readonly compare: (placements: readonly Placement[]) => Promise<ReadonlyMap<Placement, Outcome>>;
  /** Places them all in one batch, and says what became of each. */
  readonly place: (placements: readonly Placement[]) => Promise<ReadonlyMap<Placement, Outcome>>;
};

export function booksIn(
  db: Database,
  organisation: OrganisationId,
  clock: Clock,
  correlationId: string = randomUUID(),
): Books {
  return {
    organisation,
    compare: async (placements) => {
      const { orders, accepted } = await readPlacedBefore(db, organisation, placements);
      const outcomes = new Map<Placement, Outcome>();
      for (const placement of placements) {
        const known = { order: orders.get(placement.orderId), placedBefore: accepted.has(placement.commandId) };
        const comparison = compare(placement, known);
        if (comparison === 'already-present') outcomes.set(placement, { type: 'already-present' });
        if (comparison === 'changed') outcomes.set(placement, { type: 'rejected', code: 'changed' });
      }
      return outcomes;
    },
    place: async (placements) => {
      const commands = placements.map(commandOf);
      const results = await handleOwn(db, { organisation, correlationId, recordedAt: clock.now(), commands });
      return new Map(placements.map((placement, position) => [placement, outcomeOf(results[position])]));
    },
  };
}

const commandOf = ({ commandId, orderId, occurredAt, payload }: Placement): OwnCommand => ({
  id: commandId,
  type: 'PlaceOrder',
  v: commandTable.PlaceOrder.v,
  subject: orderId,
  payload,
  occurredAt,
});

/** Somebody may have placed the order between comparing and placing. What is to be tried again was not imported. */
function outcomeOf(result: OwnResult | undefined): Outcome {
  if (result === undefined) throw new Error('the door answers every command');
  if (result.status === 'accepted') return { type: 'imported' };
  return { type: 'rejected', code: result.code === 'order-exists' ? 'changed' : result.code };
}
