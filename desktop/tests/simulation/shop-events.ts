// What the shop says meanwhile: checkouts and what became of them, a line of JSON each.
import { drawnId } from './draw-intent';
import type { Random } from './random';

export function shopEvents(random: Random, count: number): string {
  return (
    Array.from({ length: count }, () => story(random))
      .flat()
      .join('\n') + '\n'
  );
}

function story(random: Random): string[] {
  const order = {
    orderId: drawnId(random),
    basketId: `basket-${random.int(1, 9_999)}`,
    totalMoney: `${random.int(1, 999)}.50`,
  };
  const who = random.chance(0.7)
    ? { fullName: 'Ada Example', email: 'ada@example.org' }
    : { fullName: ' ', email: null };
  const lines = [message(random, 'UserCheckedOutIntegrationEvent', { ...order, ...who })];
  const then = random.weighted({ nothing: 6, deleted: 2, failed: 1, completed: 2, cancelled: 1 });
  if (then === 'deleted') lines.push(message(random, 'BasketDeletedCompleteIntegrationEvent', order));
  if (then === 'failed') lines.push(message(random, 'BasketDeletedFailedIntegrationEvent', { ...order, email: null }));
  if (then === 'completed')
    lines.push(message(random, 'OrderStatusChangedToCompleteIntegrationEvent', { ...order, ...who }));
  if (then === 'cancelled')
    lines.push(message(random, 'OrderStatusChangedToCancelIntegrationEvent', { ...order, ...who }));
  return lines;
}

const message = (random: Random, type: string, body: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ type, id: drawnId(random), creationDate: '2026-01-05T10:00:00Z', ...body });
