// The orders as the server has them, asked for at a public door: its export.
import { z } from 'zod';
import { waybill } from '../system/server-process';
import type { SeenOrder } from './clerk-contract';
import { saidOf } from './said';

const exportedSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  reference: z.string(),
  currency: z.string(),
  gross: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  notes: z.array(z.object({ text: z.string().nullable() })),
});

export async function serverOrders(home: string): Promise<readonly SeenOrder[]> {
  const { exitCode, stdout, stderr } = await waybill(['export', 'orders', '--format', 'ndjson'], { home });
  if (exitCode !== 0) throw new Error(`the server's orders could not be exported: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const order = exportedSchema.parse(JSON.parse(line));
      return { id: order.id, currency: order.currency, gross: order.gross, said: saidOf(order) };
    });
}
