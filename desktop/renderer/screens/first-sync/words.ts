// What a new device says while its orders come, and what to do first where there are none.
import type { Words } from '../language/words';

export const firstSyncWords = {
  'first.coming': ['Your orders are on their way.', 'Ihre Aufträge sind unterwegs.'],
  'first.start': ['You can start now.', 'Sie können schon anfangen.'],
  'first.waiting': ['Asking the server what there is.', 'Der Server wird gefragt, was es gibt.'],
  'first.unreached': ['They come once the server is reachable.', 'Sie kommen, sobald der Server erreichbar ist.'],
  'first.here': ['{here, number} orders here', '{here, number} Aufträge hier'],
  'first.here-of': [
    '{here, number} of about {about, number} orders here',
    '{here, number} von etwa {about, number} Aufträgen hier',
  ],
  'first.share': ['{share, number, ::percent}', '{share, number, ::percent}'],
  'first.progress': ['First sync', 'Erster Abgleich'],
  'first.done': [
    '{count, plural, one {# order is} other {All # orders are}} on this device now.',
    '{count, plural, one {# Auftrag ist} other {Alle # Aufträge sind}} jetzt auf diesem Gerät.',
  ],
  'first.empty.why': [
    'The list fills by itself. What you capture meanwhile is kept and sent.',
    'Die Liste füllt sich von selbst. Was Sie inzwischen erfassen, bleibt erhalten und wird gesendet.',
  ],
  'steps.title': ['What to do first', 'Womit Sie anfangen'],
  'steps.done': ['done', 'erledigt'],
  'steps.capture': ['Capture the first order', 'Den ersten Auftrag erfassen'],
  'steps.import': ['Import the orders you have', 'Vorhandene Aufträge importieren'],
  'steps.products': ['Enter what you sell', 'Eintragen, was Sie verkaufen'],
  'steps.customers': ['Enter who buys from you', 'Eintragen, wer bei Ihnen kauft'],
  'steps.people': ['Add the people who work here', 'Die Leute hinzufügen, die hier arbeiten'],
  'steps.settings': ['Set name, currency and time zone', 'Name, Währung und Zeitzone einstellen'],
  'steps.attention': ['See what waits for a decision', 'Ansehen, was auf eine Entscheidung wartet'],
} as const satisfies Words;
