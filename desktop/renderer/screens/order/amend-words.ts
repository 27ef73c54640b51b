// What the form for changing an order says.
import type { Words } from '../language/words';

export const amendWords = {
  'amend.title': ['Change order', 'Auftrag ändern'],
  'amend.name': ['Customer', 'Kunde'],
  'amend.email': ['E-mail', 'E-Mail'],
  'amend.reference': ['Reference', 'Referenz'],
  'amend.line': ['Line {line, number}', 'Position {line, number}'],
  'amend.remove': ['Remove line {line, number}', 'Position {line, number} entfernen'],
  'amend.put-back': ['Put line {line, number} back', 'Position {line, number} zurückholen'],
  'amend.add': ['Add line', 'Position hinzufügen'],
  'amend.keep': ['Leave as it is', 'So lassen'],
  'amend.verb': ['Change order', 'Auftrag ändern'],
  'amend.preview': ['What changes', 'Was sich ändert'],
  'amend.nothing': ['Nothing is changed yet.', 'Noch ist nichts geändert.'],
  'amend.added': ['added', 'neu'],
  'amend.removed': ['removed', 'entfernt'],
  'amend.blank': ['none', 'leer'],
  'amend.fault.sku': ['Enter a SKU, at most 64 characters.', 'Artikelnummer eingeben, höchstens 64 Zeichen.'],
  'amend.fault.description': ['At most 500 characters.', 'Höchstens 500 Zeichen.'],
  'amend.fault.quantity': ['A whole number.', 'Eine ganze Zahl.'],
  'amend.fault.unitPrice': ['A price, at most four decimals.', 'Ein Preis, höchstens vier Nachkommastellen.'],
  'amend.fault.name': ['At most 200 characters.', 'Höchstens 200 Zeichen.'],
  'amend.fault.email': ['At most 320 characters.', 'Höchstens 320 Zeichen.'],
  'amend.fault.reference': ['At most 100 characters.', 'Höchstens 100 Zeichen.'],
  'amend.moved': [
    'The order was changed meanwhile. Leave it as it is, look at it, and begin again.',
    'Der Auftrag wurde inzwischen geändert. Lassen Sie ihn so, sehen Sie ihn an und beginnen Sie neu.',
  ],
  'amend.faults': ['Mend the fields marked above first.', 'Berichtigen Sie zuerst die markierten Felder.'],
} as const satisfies Words;
