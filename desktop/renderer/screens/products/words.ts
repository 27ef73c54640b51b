// What the catalogue says.
import type { Words } from '../language/words';

export const productWords = {
  'products.title': ['Products', 'Artikel'],
  'products.search': ['SKU begins with', 'Artikelnummer beginnt mit'],
  'products.new': ['New product', 'Neuer Artikel'],
  'products.change': ['Change product', 'Artikel ändern'],
  'products.create': ['Create product', 'Artikel anlegen'],
  'products.withdraw': ['Withdraw product…', 'Artikel zurückziehen …'],
  'products.withdraw.title': ['Withdraw {sku}?', '{sku} zurückziehen?'],
  'products.withdraw.means': [
    'It is no longer offered; orders that hold it stay as they are. Until it is sent you can undo this, afterwards not.',
    'Er wird nicht mehr angeboten; Aufträge mit ihm bleiben, wie sie sind. Bis zum Senden lässt sich das zurücknehmen, danach nicht.',
  ],
  'products.withdraw.keep': ['Keep product', 'Artikel behalten'],
  'products.withdraw.do': ['Withdraw product', 'Artikel zurückziehen'],
  'products.status.offered': ['Offered', 'Angeboten'],
  'products.status.withdrawn': ['Withdrawn', 'Zurückgezogen'],
  'products.sku': ['SKU', 'Artikelnummer'],
  'products.sku.hint': ['What it is ordered by; people type it.', 'Unter ihr wird bestellt; Menschen tippen sie.'],
  'products.name': ['Name', 'Bezeichnung'],
  'products.price': ['Unit price', 'Stückpreis'],
  'products.currency': ['Currency', 'Währung'],
  'products.tax': ['Tax', 'Steuer'],
  'products.tax.unit': ['%', '%'],
  'products.barcode': ['Barcode', 'Strichcode'],
  'products.fault.sku': ['Enter a SKU.', 'Artikelnummer eingeben.'],
  'products.fault.name': ['Say what it is called.', 'Bezeichnung eingeben.'],
  'products.fault.price': [
    'A price of 0 or more, at most four decimals.',
    'Ein Preis ab 0 mit höchstens vier Nachkommastellen.',
  ],
  'products.fault.tax': [
    'A percentage from 0 to 100, at most two decimals.',
    'Ein Satz von 0 bis 100 mit höchstens zwei Nachkommastellen.',
  ],
  'products.sku.taken': [
    'Another product already has this SKU: {name}. Two can have the same, but people will mix them up.',
    'Ein anderer Artikel hat diese Nummer schon: {name}. Zwei dürfen dieselbe haben, aber man wird sie verwechseln.',
  ],
  'products.created': ['{sku} created.', '{sku} angelegt.'],
  'products.changed': ['{sku} changed.', '{sku} geändert.'],
  'products.withdrawn': ['{sku} withdrawn.', '{sku} zurückgezogen.'],
  'products.empty': ['No products on this device yet.', 'Noch keine Artikel auf diesem Gerät.'],
  'products.empty.why': [
    'A product is what orders are made of: a SKU, a name and a price. Those of others arrive by themselves while the server is reachable.',
    'Aus Artikeln bestehen Aufträge: Nummer, Bezeichnung und Preis. Die der anderen kommen von selbst, solange der Server erreichbar ist.',
  ],
} as const satisfies Words;
