// What the two work lists over the orders held here say.
import type { Words } from '../language/words';

export const workWords = {
  'work.differences.what': [
    'Where the shop says something else than our books. Nothing here settles a difference yet: note what you found out.',
    'Wo der Shop etwas anderes sagt als unsere Bücher. Noch lässt sich hier nichts ausgleichen: Notieren Sie, was Sie herausgefunden haben.',
  ],
  'work.owed.what': [
    'Messages owed to customers that could not be addressed: no e-mail or no name. Reach them another way and note it.',
    'Geschuldete Nachrichten ohne Anschrift: E-Mail oder Name fehlt. Erreichen Sie die Kunden anders und notieren Sie es.',
  ],
  'work.scanning': [
    'Looking through the orders on this device…',
    'Die Aufträge auf diesem Gerät werden durchgesehen …',
  ],
  'work.differences.empty': ['The shop and our books agree.', 'Shop und Bücher stimmen überein.'],
  'work.owed.empty': ['No message is owed.', 'Keine Nachricht steht aus.'],
  'work.empty.why': [
    'This is so for the orders on this device. What comes up later appears here by itself.',
    'Das gilt für die Aufträge auf diesem Gerät. Was später auffällt, erscheint hier von selbst.',
  ],
  'work.column.order': ['Order', 'Auftrag'],
  'work.column.customer': ['Customer', 'Kunde'],
  'work.column.what': ['What', 'Was'],
  'work.column.ours': ['Ours', 'Unser Betrag'],
  'work.column.theirs': ['The shop’s', 'Betrag im Shop'],
  'work.column.when': ['When', 'Wann'],
  'work.column.acts': ['What can be done', 'Was zu tun ist'],
  'work.drift': ['Amounts differ', 'Beträge weichen ab'],
  'work.guard.completed': [
    'The shop completed it, our rules would not: {reason, select, not_paid {not paid} not_shipped {not shipped} on_hold {on hold} goods_shipped {goods are with the customer} money_not_refunded {money not refunded} other {{reason}}}',
    'Der Shop hat abgeschlossen, unsere Regeln nicht: {reason, select, not_paid {nicht bezahlt} not_shipped {nicht versandt} on_hold {gesperrt} goods_shipped {Ware ist beim Kunden} money_not_refunded {Geld nicht erstattet} other {{reason}}}',
  ],
  'work.guard.cancelled': [
    'The shop cancelled it, our rules would not: {reason, select, not_paid {not paid} not_shipped {not shipped} on_hold {on hold} goods_shipped {goods are with the customer} money_not_refunded {money not refunded} other {{reason}}}',
    'Der Shop hat storniert, unsere Regeln nicht: {reason, select, not_paid {nicht bezahlt} not_shipped {nicht versandt} on_hold {gesperrt} goods_shipped {Ware ist beim Kunden} money_not_refunded {Geld nicht erstattet} other {{reason}}}',
  ],
  'work.debt.CompleteOrderCommand': ['Word that the order is complete', 'Nachricht über den Abschluss'],
  'work.debt.CancelOrderCommand': ['Word that the order is cancelled', 'Nachricht über die Stornierung'],
  'work.no-name': ['No name', 'Ohne Namen'],
  'work.open': ['Open', 'Öffnen'],
  'work.note': ['Note it', 'Notieren'],
  'work.note.title': ['Note on {number}', 'Notiz an {number}'],
  'work.note.hint': [
    'The note stays with the order. The entry stays in this list.',
    'Die Notiz bleibt beim Auftrag. Der Eintrag bleibt in dieser Liste.',
  ],
  'work.note.text': ['Note', 'Notiz'],
  'work.note.blank': ['Write what you found out.', 'Schreiben Sie, was Sie herausgefunden haben.'],
  'work.note.keep': ['Add no note', 'Keine Notiz'],
  'work.note.add': ['Add note', 'Notiz hinzufügen'],
  'work.note.done': [
    'Noted on {number}. Will be sent when the server is reachable.',
    'An {number} notiert. Wird gesendet, sobald der Server erreichbar ist.',
  ],
  'work.list': [
    '{count, number} {count, plural, one {entry} other {entries}}',
    '{count, number} {count, plural, one {Eintrag} other {Einträge}}',
  ],
} as const satisfies Words;
