// A file of orders as somebody abroad writes it: German numbers and dates, one order that cannot be taken.
export const importFile = (from: number, orders: number) => ({
  name: 'Bestellungen-2024-01-aus-dem-alten-System.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Bestellnr;Datum;Artikel;Menge;Preis;Währung;Kunde',
      ...Array.from({ length: orders }, (_, n) => [
        `R-${String(from + n)};31.01.2024 10:00;A-1;2;1.000,50;EUR;Oxbow Tea`,
        `R-${String(from + n)};31.01.2024 10:00;B-2;1;0,25;EUR;Oxbow Tea`,
      ]).flat(),
      `R-bad-${String(from)};31.01.2024;A-1;0;1,00;EUR;Zero Ltd`,
    ].join('\n'),
  ),
});
