// A refusal's sentence in two: what happened goes on top, what to do below it.
export function inTwo(sentence: string): { readonly happened: string; readonly advice: string } {
  const end = sentence.search(/\. (?=\p{Lu})/u);
  if (end < 0) return { happened: sentence, advice: '' };
  return { happened: sentence.slice(0, end + 1), advice: sentence.slice(end + 2) };
}
