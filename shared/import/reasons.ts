// Why an order of a file was not taken, or was taken with a warning, in words. English, German.

export const REASONS = {
  'amount-too-large': ['the amount is too large', 'der Betrag ist zu groß'],
  'broken-quotes': ['the quotation marks do not match', 'die Anführungszeichen passen nicht zusammen'],
  'cancelled-at-source': ['it is cancelled in the shop', 'im Shop ist er storniert'],
  'currency-unknown': ['there is no such currency', 'diese Währung gibt es nicht'],
  'duplicate-columns': ['two columns have one name', 'zwei Spalten heißen gleich'],
  'empty-file': ['the file is empty', 'die Datei ist leer'],
  'file-too-large': ['the file is too large', 'die Datei ist zu groß'],
  'fractional-quantity': ['a quantity must be whole', 'eine Menge muss ganz sein'],
  'malformed-choice': [
    'the cell holds none of the words it may hold',
    'in der Zelle steht keines der erlaubten Wörter',
  ],
  'malformed-date': [
    'the date cannot be read in the notations of the profile',
    'das Datum ist in den gewählten Schreibweisen nicht lesbar',
  ],
  'malformed-number': ['the number cannot be read', 'die Zahl ist nicht lesbar'],
  'malformed-rate': [
    'a rate is from 0 to 100 percent, with at most two decimals',
    'ein Satz liegt zwischen 0 und 100 Prozent, mit höchstens zwei Nachkommastellen',
  ],
  'missing-cell': ['the cell is empty', 'die Zelle ist leer'],
  'missing-columns': ['columns are missing; is it another profile?', 'es fehlen Spalten; ist es ein anderes Profil?'],
  'missing-order': ['the row names no order', 'die Zeile nennt keinen Auftrag'],
  'mixed-currencies': ['its rows are in different currencies', 'seine Zeilen haben verschiedene Währungen'],
  'mixed-signs': ['it has quantities above and below zero', 'er hat Mengen über und unter null'],
  'negative-price': ['a price is below zero', 'ein Preis liegt unter null'],
  'no-lines': ['it has no lines', 'er hat keine Positionen'],
  'not-a-text-file': ['it is no text file', 'es ist keine Textdatei'],
  'not-storable': [
    'the text is too long or has characters that cannot be stored',
    'der Text ist zu lang oder hat Zeichen, die nicht gespeichert werden können',
  ],
  'order-fields-differ': [
    'its rows say different things about the order',
    'seine Zeilen sagen Verschiedenes über den Auftrag',
  ],
  'order-too-large': ['it is too large', 'er ist zu groß'],
  'price-precision': ['a price has more than four decimals', 'ein Preis hat mehr als vier Nachkommastellen'],
  'price-too-high': ['the price is too high', 'der Preis ist zu hoch'],
  'quantity-too-large': ['the quantity is too large', 'die Menge ist zu groß'],
  'several-customers': [
    'its rows name several customers; the first was taken',
    'seine Zeilen nennen mehrere Kunden; der erste wurde genommen',
  ],
  'several-dates': [
    'its rows have several times; the first was taken',
    'seine Zeilen haben mehrere Zeiten; die erste wurde genommen',
  ],
  'shipping-sign': ['shipping and goods have different signs', 'Versand und Waren haben verschiedene Vorzeichen'],
  'sku-from-description': [
    'there is no SKU; the description was taken',
    'es gibt keine Artikelnummer; die Bezeichnung wurde genommen',
  ],
  'stock-adjustment': [
    'quantities below zero at price 0 correct the stock and are no order',
    'Mengen unter null zum Preis 0 berichtigen den Bestand und sind kein Auftrag',
  ],
  'too-many-lines': ['it has too many lines', 'er hat zu viele Positionen'],
  'total-differs': ['its lines do not make its total', 'seine Positionen ergeben nicht seine Summe'],
  'total-rounded': [
    'its total differs by rounding; the sum of its lines was taken',
    'seine Summe weicht durch Rundung ab; die Summe der Positionen wurde genommen',
  ],
  'wrong-cell-count': [
    'the row has not as many cells as the header',
    'die Zeile hat nicht so viele Zellen wie die Kopfzeile',
  ],
  'zero-quantity': ['a quantity is zero', 'eine Menge ist null'],
  CONFLICT_RETRY: [
    'the database was busy; import the file again',
    'die Datenbank war beschäftigt; die Datei noch einmal importieren',
  ],
  FAULT: [
    'the server could not place it; import the file again, and look into its log',
    'der Server konnte ihn nicht anlegen; die Datei noch einmal importieren und ins Protokoll sehen',
  ],
  changed: [
    'it is there already, with other content, and was not touched',
    'er ist schon da, mit anderem Inhalt, und wurde nicht angerührt',
  ],
  left: ['the import was cancelled before it', 'der Import wurde vorher abgebrochen'],
  unknown: ['the server refused it', 'der Server hat ihn abgelehnt'],
} as const satisfies Readonly<Record<string, readonly [en: string, de: string]>>;

export type ReasonCode = keyof typeof REASONS;

/** A code nobody has put into words is the server's. */
export const reasonCode = (code: string): ReasonCode => (isKnown(code) ? code : 'unknown');

const isKnown = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code);
