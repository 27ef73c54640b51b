// What the list of parked messages says.
import type { Words } from '../language/words';

export const parkedWords = {
  'parked.title': ['Parked messages', 'Geparkte Nachrichten'],
  'parked.count': [
    '{count, plural, one {# message} other {# messages}}',
    '{count, plural, one {# Nachricht} other {# Nachrichten}}',
  ],
  'parked.more': ['The first {count} of more', 'Die ersten {count} von mehr'],
  'parked.type': ['Type', 'Art'],
  'parked.order': ['Order', 'Auftrag'],
  'parked.sink': ['Sink', 'Ziel'],
  'parked.reason': ['Reason', 'Grund'],
  'parked.reason.contains': ['Reason contains', 'Grund enthält'],
  'parked.tries': ['Tries', 'Versuche'],
  'parked.behind': ['Behind it', 'Dahinter'],
  'parked.age': ['Parked', 'Geparkt'],
  'parked.any-sink': ['Every sink', 'Jedes Ziel'],
  'parked.any-type': ['Every type', 'Jede Art'],
  'parked.id': ['Message id', 'Nachrichtennummer'],
  'parked.mended': ['Mended before', 'Schon ausgebessert'],
  'parked.contract': ['Payload against its contract', 'Inhalt gegen seinen Vertrag'],
  'parked.contract.none': ['Nobody knows a contract of this type.', 'Zu dieser Art kennt niemand einen Vertrag.'],
  'parked.contract.good': ['It is as the contract says.', 'Er ist, wie der Vertrag es sagt.'],
  'parked.member.good': ['as it should', 'wie es soll'],
  'parked.member.missing': ['missing', 'fehlt'],
  'parked.member.wrong': ['wrong', 'falsch'],
  'parked.member.unexpected': ['unknown', 'unbekannt'],
  'parked.member.expected': ['wanted: {expected}', 'verlangt: {expected}'],
  'parked.replay': ['Replay', 'Erneut senden'],
  'parked.replay.count': ['Replay {count}', '{count} erneut senden'],
  'parked.replay.title': [
    '{count, plural, one {Replay this message?} other {Replay # messages?}}',
    '{count, plural, one {Diese Nachricht erneut senden?} other {# Nachrichten erneut senden?}}',
  ],
  'parked.replay.means': [
    'Each is tried again from the start under its own id, so that receivers drop a repeat.',
    'Jede wird unter ihrer eigenen Nummer von vorn versucht, sodass Empfänger eine Wiederholung erkennen.',
  ],
  'parked.replayed': [
    '{count, plural, one {# message is} other {# messages are}} on the way again.',
    '{count, plural, one {# Nachricht ist} other {# Nachrichten sind}} wieder unterwegs.',
  ],
  'parked.discard': ['Discard', 'Verwerfen'],
  'parked.discard.count': ['Discard {count}', '{count} verwerfen'],
  'parked.discard.title': [
    '{count, plural, one {Discard this message?} other {Discard # messages?}}',
    '{count, plural, one {Diese Nachricht verwerfen?} other {# Nachrichten verwerfen?}}',
  ],
  'parked.discard.means': [
    'Its receiver never gets it; what waited behind it goes on. This cannot be taken back.',
    'Der Empfänger erhält sie nie; was dahinter wartete, geht weiter. Das lässt sich nicht zurücknehmen.',
  ],
  'parked.discarded': [
    '{count, plural, one {# message discarded.} other {# messages discarded.}}',
    '{count, plural, one {# Nachricht verworfen.} other {# Nachrichten verworfen.}}',
  ],
  'parked.mend': ['Fix and replay', 'Ausbessern und senden'],
  'parked.mend.title': ['Fix this message', 'Diese Nachricht ausbessern'],
  'parked.mend.means': [
    'Only its data changes. Id, type, order and place stay, and which members differed is noted.',
    'Nur ihre Daten ändern sich. Nummer, Art, Auftrag und Platz bleiben, und welche Felder abwichen, wird vermerkt.',
  ],
  'parked.mend.data': ['Data', 'Daten'],
  'parked.gone': [
    'It is not parked any more. Somebody else may have dealt with it.',
    'Sie ist nicht mehr geparkt. Vielleicht hat sich jemand anderes darum gekümmert.',
  ],
  'parked.empty': ['Nothing is parked.', 'Nichts ist geparkt.'],
  'parked.empty.why': [
    'A message a sink would not take after all its tries waits here for a person.',
    'Hier wartet eine Nachricht, die ein Ziel nach allen Versuchen nicht nahm, auf jemanden.',
  ],
  'parked.none-like': ['None is like this.', 'Keine ist so.'],
  'parked.show-all': ['Show all', 'Alle zeigen'],
} as const satisfies Words;
