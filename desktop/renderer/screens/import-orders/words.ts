// What the import says, step by step. English, German.
import type { ReasonCode } from 'shared/import/reasons';
import { REASONS } from 'shared/import/reasons';
import type { Words } from '../language/words';
import { columnWords } from './column-words';

type ReasonWords = { readonly [C in ReasonCode as `import.reason.${C}`]: (typeof REASONS)[C] };

// Each key keeps its own pair, which the compiler cannot follow through fromEntries.
const reasonWords = Object.fromEntries(
  Object.entries(REASONS).map(([code, pair]) => [`import.reason.${code}`, pair]),
) as ReasonWords;

export const importWords = {
  ...reasonWords,
  ...columnWords,
  'import.title': ['Import orders', 'Aufträge importieren'],
  'import.steps': ['Steps', 'Schritte'],
  'import.step.file': ['File', 'Datei'],
  'import.step.columns': ['Columns', 'Spalten'],
  'import.step.dry-run': ['Dry run', 'Probelauf'],
  'import.step.import': ['Import', 'Import'],
  'import.step.report': ['Report', 'Bericht'],
  'import.nothing-written': ['Nothing is written yet', 'Noch ist nichts geschrieben'],
  'import.size': ['{size}', '{size}'],
  'import.rows-of': [
    '{size}, {rows, plural, one {# row} other {# rows}}',
    '{size}, {rows, plural, one {# Zeile} other {# Zeilen}}',
  ],
  'import.orders-in-rows': [
    '{size}, {orders, plural, one {# order} other {# orders}} in {rows, plural, one {# row} other {# rows}}',
    '{size}, {orders, plural, one {# Auftrag} other {# Aufträge}} in {rows, plural, one {# Zeile} other {# Zeilen}}',
  ],
  'import.drop': ['Drop a file of orders here', 'Eine Datei mit Aufträgen hier ablegen'],
  'import.choose': ['Choose file…', 'Datei wählen …'],
  'import.formats': [
    'CSV, up to 50 MB: Waybill’s own export, Online Retail, Shopify, or your own columns. Rows copied in a spreadsheet can be pasted with Ctrl V.',
    'CSV, bis 50 MB: die eigene Ausfuhr von Waybill, Online Retail, Shopify oder eigene Spalten. In einer Tabelle kopierte Zeilen lassen sich mit Strg V einfügen.',
  ],
  'import.offline-too': [
    'The file is read on this computer and works offline. Importing the same file again changes nothing.',
    'Die Datei wird auf diesem Computer gelesen, auch ohne Verbindung. Dieselbe Datei noch einmal ändert nichts.',
  ],
  'import.pasted': ['pasted rows', 'eingefügte Zeilen'],
  'import.fault': ['This file cannot be read: {why}.', 'Diese Datei ist nicht lesbar: {why}.'],
  'import.fault.unread': ['it could not be opened', 'sie ließ sich nicht öffnen'],
  'import.opening': ['Reading {name}…', '{name} wird gelesen …'],
  'import.resuming': ['Going on with {name}…', 'Weiter mit {name} …'],
  'import.checking': [
    '{orders, plural, =0 {Reading the file…} one {# order read…} other {# orders read…}}',
    '{orders, plural, =0 {Die Datei wird gelesen …} one {# Auftrag gelesen …} other {# Aufträge gelesen …}}',
  ],
  'import.elsewhere': [
    'Another window is importing {name}. It goes on here when that window is closed.',
    'Ein anderes Fenster importiert {name}. Hier geht es weiter, wenn jenes Fenster geschlossen wird.',
  ],
  'import.check': ['Check without writing', 'Prüfen, ohne zu schreiben'],
  'import.other-file': ['Another file', 'Andere Datei'],
  'import.in-file': ['Orders in the file', 'Aufträge in der Datei'],
  'import.new': ['New', 'Neu'],
  'import.new-warned': ['New, warned', 'Neu, mit Hinweis'],
  'import.changed': ['Changed', 'Geändert'],
  'import.unchanged': ['Already here', 'Schon da'],
  'import.rejected': ['Rejected', 'Abgelehnt'],
  'import.imported': ['Imported', 'Importiert'],
  'import.waiting': ['Waiting', 'Wartet'],
  'import.left': ['Left', 'Übrig'],
  'import.withdrawn': ['Withdrawn', 'Zurückgenommen'],
  'import.cancelled-again': ['Cancelled', 'Storniert'],
  'import.kept': ['Kept', 'Geblieben'],
  'import.all': ['All', 'Alle'],
  'import.show': ['Show', 'Zeigen'],
  'import.changed.why': ['differ from what is here; not touched', 'weichen ab; nicht angerührt'],
  'import.unchanged.why': ['same order, same content', 'selber Auftrag, selber Inhalt'],
  'import.rejected.why': [
    '{rows, plural, one {# row} other {# rows}}, each with a reason',
    '{rows, plural, one {# Zeile} other {# Zeilen}}, jede mit Grund',
  ],
  'import.nothing-new': ['nothing to import', 'nichts zu importieren'],
  'import.proof': [
    '{new, number} new, {changed, number} changed, {unchanged, number} already here, {rejected, number} rejected',
    '{new, number} neu, {changed, number} geändert, {unchanged, number} schon da, {rejected, number} abgelehnt',
  ],
  'import.rows-proof': [
    '{rows, number} rows = {imported, number} imported + {rejected, number} rejected + {present, number} already here',
    '{rows, number} Zeilen = {imported, number} importiert + {rejected, number} abgelehnt + {present, number} schon da',
  ],
  'import.rows-proof.left': [
    '{rows, number} rows = {imported, number} imported + {rejected, number} rejected or left out + {present, number} already here',
    '{rows, number} Zeilen = {imported, number} importiert + {rejected, number} abgelehnt oder ausgelassen + {present, number} schon da',
  ],
  'import.col.row': ['Row', 'Zeile'],
  'import.col.verdict': ['Verdict', 'Urteil'],
  'import.col.order': ['Order', 'Auftrag'],
  'import.col.date': ['Date', 'Datum'],
  'import.col.customer': ['Customer', 'Kunde'],
  'import.col.lines': ['Lines', 'Pos.'],
  'import.col.items': ['Items', 'Stück'],
  'import.col.total': ['Total', 'Summe'],
  'import.col.reason': ['Reason', 'Grund'],
  'import.rows': ['Orders of the file', 'Aufträge der Datei'],
  'import.no-rows': ['No order of the file is of this kind.', 'Kein Auftrag der Datei ist von dieser Art.'],
  'import.whole-file': ['The file', 'Die Datei'],
  'import.place': ['{why}, row {row, number}', '{why}, Zeile {row, number}'],
  'import.place.column': ['{why}, row {row, number}, {column}', '{why}, Zeile {row, number}, {column}'],
  'import.why-with': ['{why}: “{detail}”', '{why}: „{detail}“'],
  'import.is-here': ['Already here', 'Schon da'],
  'import.is-changed': ['Here with other content, not touched', 'Mit anderem Inhalt da, nicht angerührt'],
  'import.on-server': ['On the server', 'Auf dem Server'],
  'import.on-device': ['Saved on this device', 'Auf diesem Gerät gespeichert'],
  'import.refused-by-server': ['Refused by the server, see Needs attention', 'Vom Server abgelehnt, siehe „Zu klären“'],
  'import.rejected-csv': ['Rejected rows as CSV', 'Abgelehnte Zeilen als CSV'],
  'import.back-to-columns': ['Back to columns', 'Zurück zu den Spalten'],
  'import.begin': [
    'Import {count, plural, one {# order} other {# orders}}',
    '{count, plural, one {# Auftrag} other {# Aufträge}} importieren',
  ],
  'import.nothing-to-begin': ['There is nothing new in this file.', 'In dieser Datei ist nichts Neues.'],
  'import.same-again': [
    'Importing this file again changes nothing. Columns: {profile} · {encoding} · {delimiter} · {decimal}',
    'Diese Datei noch einmal zu importieren ändert nichts. Spalten: {profile} · {encoding} · {delimiter} · {decimal}',
  ],
  'import.of': [
    'of {count, plural, one {# order} other {# orders}}',
    'von {count, plural, one {# Auftrag} other {# Aufträgen}}',
  ],
  'import.progress': ['Orders imported', 'Importierte Aufträge'],
  'import.pace': [
    'about {left, number} s left · {rate, number} orders a second',
    'noch etwa {left, number} s · {rate, number} Aufträge je Sekunde',
  ],
  'import.paused': ['Paused', 'Angehalten'],
  'import.trouble': [
    'This computer could not go on ({what}). What is imported is kept; make room on the disk and go on.',
    'Dieser Computer konnte nicht weitermachen ({what}). Das Importierte bleibt; schaffen Sie Platz und fahren Sie fort.',
  ],
  'import.count-on-server': ['{count, number} on the server', '{count, number} auf dem Server'],
  'import.count-on-device': ['{count, number} saved on this device', '{count, number} auf diesem Gerät gespeichert'],
  'import.count-refused': ['{count, number} refused by the server', '{count, number} vom Server abgelehnt'],
  'import.may-leave': [
    'You may leave this page. Both keep what is imported; Cancel lists the rest.',
    'Sie können diese Seite verlassen. Beides behält das Importierte; Abbrechen führt den Rest auf.',
  ],
  'import.pause': ['Pause', 'Anhalten'],
  'import.go-on': ['Go on', 'Fortfahren'],
  'import.cancel': ['Cancel import', 'Import abbrechen'],
  'import.one-step': [
    'The whole import is one step: it can be undone as far as the orders allow.',
    'Der ganze Import ist ein Schritt: er lässt sich zurücknehmen, soweit die Aufträge es erlauben.',
  ],
  'import.ended.finished': [
    '{count, plural, one {# order} other {# orders}} imported',
    '{count, plural, one {# Auftrag} other {# Aufträge}} importiert',
  ],
  'import.ended.cancelled': [
    '{count, plural, one {# order} other {# orders}} imported before you cancelled, {left, number} left out',
    '{count, plural, one {# Auftrag} other {# Aufträge}} vor dem Abbruch importiert, {left, number} ausgelassen',
  ],
  'import.sales': ['Sales', 'Verkäufe'],
  'import.credits': ['Credits', 'Gutschriften'],
  'import.undo': ['Undo import', 'Import zurücknehmen'],
  'import.undo.title': ['Undo the whole import?', 'Den ganzen Import zurücknehmen?'],
  'import.undo.what': [
    '{count, plural, one {# order} other {# orders}}: what was not sent is withdrawn, what was sent is cancelled where it still can be. Each row says what became of it.',
    '{count, plural, one {# Auftrag} other {# Aufträge}}: Nicht Gesendetes wird zurückgenommen, Gesendetes storniert, wo es noch geht. Jede Zeile sagt, was daraus wurde.',
  ],
  'import.undo.keep': ['Keep the orders', 'Aufträge behalten'],
  'import.undo.reason': ['Import of {name} undone', 'Import von {name} zurückgenommen'],
  'import.undo.none': ['Nothing was imported.', 'Es wurde nichts importiert.'],
  'import.undoing': ['{count, number} taken back…', '{count, number} zurückgenommen …'],
  'import.undone': [
    '{withdrawn, number} withdrawn, {cancelled, number} cancelled, {kept, number} kept',
    '{withdrawn, number} zurückgenommen, {cancelled, number} storniert, {kept, number} geblieben',
  ],
  'import.again': ['Import another file', 'Weitere Datei importieren'],
  'keys.go-import': ['Import orders', 'Aufträge importieren'],
} as const satisfies Words;
