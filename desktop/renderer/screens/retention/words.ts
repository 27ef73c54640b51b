// What the retention page says. How long things are kept is a setting of the server.
import type { Words } from '../language/words';

export const retentionWords = {
  'retention.title': ['Retention', 'Aufbewahrung'],
  'retention.kind': ['Kind', 'Art'],
  'retention.kept': ['Kept for', 'Behalten für'],
  'retention.before': ['Would go: older than', 'Ginge: älter als'],
  'retention.rows': ['Would remove', 'Würde entfernen'],
  'retention.for-ever': ['for ever', 'für immer'],
  'retention.item.outbox': ['Announcements every sink has', 'Meldungen, die jedes Ziel hat'],
  'retention.item.inbox': ["Texts of the shop's messages", 'Texte der Nachrichten des Shops'],
  'retention.item.sessions': ['Sessions that ended', 'Beendete Sitzungen'],
  'retention.item.invitations': ['Links that expired', 'Abgelaufene Links'],
  'retention.item.jobs': ['What finished jobs left', 'Was fertige Aufgaben hinterließen'],
  'retention.never': [
    'Orders, events and receipts are never removed. How long the rest is kept are settings of the server: WAYBILL_RETENTION_OUTBOX and the like.',
    'Aufträge, Ereignisse und Quittungen werden nie entfernt. Wie lange der Rest bleibt, sind Einstellungen des Servers: WAYBILL_RETENTION_OUTBOX und weitere.',
  ],
  'retention.run': ['Remove {count} now', '{count} jetzt entfernen'],
  'retention.run.nothing': [
    'Nothing is old enough. The server also removes by itself, every hour.',
    'Nichts ist alt genug. Der Server entfernt auch von selbst, jede Stunde.',
  ],
  'retention.run.title': [
    '{count, plural, one {Remove # record?} other {Remove # records?}}',
    '{count, plural, one {# Datensatz entfernen?} other {# Datensätze entfernen?}}',
  ],
  'retention.run.means': [
    'They are gone from the database for good; backups that hold them keep them.',
    'Sie sind endgültig aus der Datenbank fort; Sicherungen, die sie enthalten, behalten sie.',
  ],
  'retention.done': [
    '{count, plural, =0 {Nothing was left to remove.} one {# record removed.} other {# records removed.}}',
    '{count, plural, =0 {Es war nichts mehr zu entfernen.} one {# Datensatz entfernt.} other {# Datensätze entfernt.}}',
  ],
  'retention.runs': ['Earlier runs', 'Frühere Läufe'],
  'retention.runs.none': ['None yet.', 'Noch keine.'],
  'retention.run.when': ['When', 'Wann'],
  'retention.run.by': ['By', 'Durch'],
  'retention.run.removed': ['Removed', 'Entfernt'],
  'retention.by.worker': ['the server itself', 'den Server selbst'],
  'retention.by.command-line': ['the command line', 'die Befehlszeile'],
  'retention.by.administrator': ['an administrator', 'die Verwaltung'],
  'retention.unfinished': ['not finished', 'nicht beendet'],
} as const satisfies Words;
