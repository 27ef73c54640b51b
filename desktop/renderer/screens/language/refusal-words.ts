// Refusal sentences as words of the screens: the English is the one every other door of the product speaks too.
import type { RefusalCode } from 'shared/refusals';
import { isRefusalCode, refusalSentences } from 'shared/refusals';
import { germanRefusals } from './german-refusals';
import type { Words } from './words';

export type RefusalWord = `refusal.${RefusalCode}`;

const codes = Object.keys(refusalSentences).filter(isRefusalCode);

export const refusalWords: Words = Object.fromEntries(
  codes.map((code) => [`refusal.${code}`, [refusalSentences[code], germanRefusals[code]]]),
);

/** What a refusal's sentence asks for. English takes each value as it is, so these are all there are. */
export const valuesOf = (code: RefusalCode): readonly string[] =>
  [...refusalSentences[code].matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
