// What the settings say: each rule, what it does, and in which unit.
import type { Words } from '../language/words';

export const settingsWords = {
  'settings.title': ['Settings', 'Einstellungen'],
  'settings.changed': ['Settings changed.', 'Einstellungen geändert.'],
  'settings.awaited': [
    'The settings are not on this device yet. They arrive with the first contact with the server.',
    'Die Einstellungen sind noch nicht auf diesem Gerät. Sie kommen mit dem ersten Kontakt zum Server.',
  ],
  'settings.name': ['Name of the organisation', 'Name der Organisation'],
  'settings.zone': ['Time zone', 'Zeitzone'],
  'settings.zone.hint': [
    'Dates on screens and documents are of this zone.',
    'Daten auf Bildschirmen und Dokumenten gelten in dieser Zone.',
  ],
  'settings.currency': ['Currency', 'Währung'],
  'settings.currency.hint': ['What new orders and products begin with.', 'Womit neue Aufträge und Artikel beginnen.'],
  'settings.completion': ['An order is complete', 'Ein Auftrag ist abgeschlossen'],
  'settings.completion.byHand': ['when a person says so', 'wenn ein Mensch es sagt'],
  'settings.completion.byHand.hint': ['Payment and goods are not asked.', 'Zahlung und Ware werden nicht gefragt.'],
  'settings.completion.proven': ['once it is paid and shipped', 'sobald er bezahlt und versandt ist'],
  'settings.completion.proven.hint': ['Until then it cannot be completed.', 'Vorher lässt er sich nicht abschließen.'],
  'settings.attempts': ['Tries to place an order in the shop', 'Versuche, einen Auftrag im Shop zu erteilen'],
  'settings.attempts.hint': [
    'After the last one the order has failed.',
    'Nach dem letzten ist der Auftrag gescheitert.',
  ],
  'settings.attempts.unit': ['tries', 'Versuche'],
  'settings.retry': ['Wait between tries', 'Wartezeit zwischen Versuchen'],
  'settings.retry.hint': ['How long the shop has to answer.', 'So lange hat der Shop Zeit zu antworten.'],
  'settings.retry.unit': ['minutes', 'Minuten'],
  'settings.days': ['Settled orders kept on devices', 'Erledigte Aufträge auf Geräten'],
  'settings.days.hint': ['Older ones stay on the server.', 'Ältere bleiben auf dem Server.'],
  'settings.days.unit': ['days', 'Tage'],
  'settings.fault.name': ['Say what the organisation is called.', 'Namen der Organisation eingeben.'],
  'settings.fault.zone': [
    'Choose a time zone from the list, such as Europe/Berlin.',
    'Zeitzone aus der Liste wählen, etwa Europe/Berlin.',
  ],
  'settings.fault.attempts': ['A whole number from 1 to 20.', 'Eine ganze Zahl von 1 bis 20.'],
  'settings.fault.retry': [
    'From one second to a week (10,080 minutes).',
    'Von einer Sekunde bis zu einer Woche (10.080 Minuten).',
  ],
  'settings.fault.days': ['A whole number from 1 to 3,650.', 'Eine ganze Zahl von 1 bis 3.650.'],
  'settings.administrators': ['Administrators', 'Verwaltung'],
  'settings.administrators.why': ['Roles are given on the screen People.', 'Rollen werden unter „Personen“ vergeben.'],
} as const satisfies Words;
