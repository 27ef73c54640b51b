// What is said when something is taken back, done again, or can no longer be either.
import type { Words } from '../language/words';

/** What the server has and nothing brings back: why it stays, and the way on. */
export const finalWords = {
  'undo.final.PlaceOrder': [
    'The order went to the server. To take it back, cancel it.',
    'Der Auftrag ging an den Server. Um ihn zurückzunehmen, stornieren Sie ihn.',
  ],
  'undo.final.CompleteOrder': [
    'It went to the server, and a completed order stays completed. What is wrong with it takes a credit.',
    'Es ging an den Server, und ein abgeschlossener Auftrag bleibt abgeschlossen. Was daran falsch ist, braucht eine Gutschrift.',
  ],
  'undo.final.CancelOrder': [
    'It went to the server, and a cancelled order stays cancelled. Place a new one.',
    'Es ging an den Server, und ein stornierter Auftrag bleibt storniert. Erteilen Sie einen neuen.',
  ],
  'undo.final.RetryOrder': [
    'The order was tried again, and the shop has been asked. Cancel the order if it should not go on.',
    'Der Auftrag wurde erneut versucht, und der Shop ist gefragt. Stornieren Sie ihn, wenn er nicht weitergehen soll.',
  ],
  'undo.final.AddNote': [
    'The note went to the server and stays. Write another one that puts it right.',
    'Die Notiz ging an den Server und bleibt. Schreiben Sie eine zweite, die sie richtigstellt.',
  ],
  'undo.final.CreateProduct': [
    'The product went to the server. Withdraw it to take it off the catalogue.',
    'Der Artikel ging an den Server. Ziehen Sie ihn zurück, um ihn aus dem Angebot zu nehmen.',
  ],
  'undo.final.WithdrawProduct': [
    'It went to the server, and a withdrawn product stays withdrawn. Create a new one.',
    'Es ging an den Server, und ein zurückgezogener Artikel bleibt zurückgezogen. Legen Sie einen neuen an.',
  ],
  'undo.final.CreateCustomer': [
    'The customer went to the server and stays. Change them, or merge them into another.',
    'Der Kunde ging an den Server und bleibt. Ändern Sie ihn, oder führen Sie ihn mit einem anderen zusammen.',
  ],
  'undo.final.MergeCustomer': [
    'The two were merged, and they stay merged. Create a new customer to part them.',
    'Die beiden wurden zusammengeführt, und sie bleiben es. Legen Sie einen neuen Kunden an, um sie zu trennen.',
  ],
  'undo.final.AcknowledgeRefusal': [
    'It went to the server that this refusal is dealt with. Enter what was refused again if it is still wanted.',
    'Dass diese Ablehnung erledigt ist, ging an den Server. Geben Sie das Abgelehnte neu ein, wenn es noch gewünscht ist.',
  ],
  'undo.final.TakeOverRefusal': [
    'It went to the server that this is yours to deal with. Deal with it, or ask who had it to enter it again.',
    'Dass das jetzt an Ihnen ist, ging an den Server. Erledigen Sie es, oder bitten Sie um eine neue Eingabe.',
  ],
} as const satisfies Words;

export const undoWords = {
  ...finalWords,
  'undo.this': ['This', 'Dies'],
  'undo.nothing': ['Nothing done here waits to be taken back.', 'Hier gibt es nichts zurückzunehmen.'],
  'undo.withdrawn': [
    '{what}: taken back. Nothing of it is sent.',
    '{what}: zurückgenommen. Nichts davon wird gesendet.',
  ],
  'undo.compensated': [
    '{what}: put back as it was. Saved on this device. Will be sent when the server is reachable.',
    '{what}: wieder wie vorher. Auf diesem Gerät gespeichert. Wird gesendet, sobald der Server erreichbar ist.',
  ],
  'undo.too-late': [
    '{what} went to the server and can no longer be taken back here.',
    '{what} ging an den Server und lässt sich hier nicht mehr zurücknehmen.',
  ],
  'undo.was-refused': [
    '{what} was refused, so there is nothing to take back. See “Needs attention”.',
    '{what} wurde abgelehnt, also gibt es nichts zurückzunehmen. Siehe „Zu klären“.',
  ],
  'undo.others-stand-on-it': [
    '{what} cannot be taken back: later work stands on it. Take that back first.',
    '{what} lässt sich nicht zurücknehmen: Späteres baut darauf auf. Nehmen Sie das zuerst zurück.',
  ],
  'undo.changed-since': [
    '{what} cannot be taken back: it has been changed since, and that would be lost. Change it by hand.',
    '{what} lässt sich nicht zurücknehmen: Es wurde seitdem geändert, und das ginge verloren. Ändern Sie es von Hand.',
  ],
  'undo.not-done': ['{what} cannot be taken back. {why}', '{what} lässt sich nicht zurücknehmen. {why}'],
  'undo.gone': ['This was taken back already.', 'Das wurde schon zurückgenommen.'],
  'undo.many': [
    '{done, number} taken back{kept, plural, =0 {.} other {, # not. {why}}}',
    '{done, number} zurückgenommen{kept, plural, =0 {.} other {, # nicht. {why}}}',
  ],
  'redo.done': [
    '{what}: done again. Saved on this device. Will be sent when the server is reachable.',
    '{what}: erneut getan. Auf diesem Gerät gespeichert. Wird gesendet, sobald der Server erreichbar ist.',
  ],
  'redo.not-done': ['{what} cannot be done again. {why}', '{what} lässt sich nicht erneut tun. {why}'],
  'redo.nothing': [
    'Nothing was taken back here that could be done again.',
    'Hier wurde nichts zurückgenommen, was sich erneut tun ließe.',
  ],
  'redo.many': [
    '{done, number} done again{kept, plural, =0 {.} other {, # not. {why}}}',
    '{done, number} erneut getan{kept, plural, =0 {.} other {, # nicht. {why}}}',
  ],
} as const satisfies Words;
