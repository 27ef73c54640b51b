// The nearest known word to one that is not known, as a suggestion.

/** Null when nothing is near: more than a third of the letters would have to change. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of known) {
    const distance = distanceBetween(word, candidate);
    if (distance < (best?.distance ?? Infinity)) best = { word: candidate, distance };
  }
  return best !== null && best.distance <= Math.max(1, Math.ceil(word.length / 3)) ? best.word : null;
}

/** Letters to insert, delete or replace (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
