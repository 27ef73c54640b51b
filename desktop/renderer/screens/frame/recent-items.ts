// What this person called from the palette lately, so that it comes first. Ids only: nobody's name lies outside the database.
import { z } from 'zod';

const MOST = 8;
const recentSchema = z.array(z.string()).catch([]);
const nameOf = (person: string) => `waybill.palette.${person}`;

/** @param person by the key of this computer @returns latest first */
export function recentItems(person: string): readonly string[] {
  const text = localStorage.getItem(nameOf(person));
  if (text === null) return [];
  try {
    return recentSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export function usedNow(person: string, id: string): void {
  const rest = recentItems(person).filter((one) => one !== id);
  localStorage.setItem(nameOf(person), JSON.stringify([id, ...rest].slice(0, MOST)));
}
