// What was called from the palette lately, so that it comes first.
import { z } from 'zod';

const NAME = 'waybill.palette';
const MOST = 8;
const recentSchema = z.array(z.string()).catch([]);

export function recentItems(): readonly string[] {
  const text = localStorage.getItem(NAME);
  if (text === null) return [];
  try {
    return recentSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export function usedNow(id: string): void {
  const rest = recentItems().filter((one) => one !== id);
  localStorage.setItem(NAME, JSON.stringify([id, ...rest].slice(0, MOST)));
}
