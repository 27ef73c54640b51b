// What both a desktop and the server's export can say of an order, in one text, so that two can be compared to the letter.

type Said = {
  readonly number: string;
  readonly status: string;
  readonly reference: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly notes: readonly { readonly text: string | null }[];
};

export const saidOf = ({ number, status, reference, lines, notes }: Said): string =>
  JSON.stringify([
    number,
    status,
    reference,
    lines.map(({ sku, quantity }) => [sku, quantity]),
    notes.map(({ text }) => text),
  ]);
