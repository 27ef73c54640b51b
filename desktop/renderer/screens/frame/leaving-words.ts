// What is said when somebody leaves a computer, or takes unsent work along.
import type { Words } from '../language/words';

export const leavingWords = {
  'leave.title': ['Sign {name} out of this computer?', '{name} von diesem Computer abmelden?'],
  'leave.clean': [
    'Everything is on the server. The copy on this computer is removed; signing in again brings it back.',
    'Alles ist auf dem Server. Die Kopie auf diesem Computer wird entfernt; eine neue Anmeldung bringt sie zurück.',
  ],
  'leave.must-not': [
    'Some of your work exists only here: {queued, plural, =0 {} other {# not yet sent}}{both, select, true {, } other {}}{rejected, plural, =0 {} other {# refused and not dealt with}}. Send it, deal with it, or take it along as an encrypted file first.',
    'Ein Teil Ihrer Arbeit ist nur hier: {queued, plural, =0 {} other {# noch nicht gesendet}}{both, select, true {, } other {}}{rejected, plural, =0 {} other {# abgelehnt und nicht geklärt}}. Senden oder klären Sie sie, oder nehmen Sie sie zuerst als verschlüsselte Datei mit.',
  ],
  'leave.unreachable': [
    'The server cannot be reached, and only it can end the session. Switch person instead; your work stays safe.',
    'Der Server ist nicht erreichbar, und nur er kann die Sitzung beenden. Wechseln Sie stattdessen die Person; Ihre Arbeit bleibt sicher.',
  ],
  'leave.stay': ['Stay signed in', 'Angemeldet bleiben'],
  'leave.along': ['Take it along…', 'Mitnehmen …'],
  'leave.go': ['Sign out', 'Abmelden'],
  'along.title': ['Take unsent work along?', 'Ungesendete Arbeit mitnehmen?'],
  'along.nothing': ['Nothing waits here; the file will hold nothing.', 'Hier wartet nichts; die Datei wird leer sein.'],
  'along.how': [
    'Sign in on another device and take the file in there. Nothing arrives twice.',
    'Melden Sie sich auf einem anderen Gerät an und übernehmen Sie die Datei dort. Nichts kommt doppelt an.',
  ],
  'along.passphrase': ['Passphrase', 'Passwortsatz'],
  'along.hint': [
    'Needed to open the file. Nobody can find it out for you.',
    'Öffnet die Datei. Niemand kann ihn für Sie herausfinden.',
  ],
  'along.short': ['At least {least, number} characters.', 'Mindestens {least, number} Zeichen.'],
  'along.keep': ['Leave it here', 'Hier lassen'],
  'along.save': ['Save file', 'Datei sichern'],
  'along.done': [
    '{commands, number} unsent written to a file. They also stay here, and are sent from whichever device is first.',
    '{commands, number} Ungesendete in eine Datei geschrieben. Sie bleiben auch hier; gesendet wird vom ersten Gerät, das kann.',
  ],
  'in.title': ['Take in unsent work?', 'Ungesendete Arbeit übernehmen?'],
  'in.choose': ['Choose file…', 'Datei wählen …'],
  'in.which': [
    'Written by Waybill on another device of yours.',
    'Von Waybill auf einem anderen Ihrer Geräte geschrieben.',
  ],
  'in.not-now': ['Not now', 'Jetzt nicht'],
  'in.go': ['Take in', 'Übernehmen'],
  'in.no-file': ['Choose the file first.', 'Wählen Sie zuerst die Datei.'],
  'in.done': [
    '{added, number} taken in{known, plural, =0 {} other {, # were here already}}. Saved on this device.',
    '{added, number} übernommen{known, plural, =0 {} other {, # waren schon hier}}. Auf diesem Gerät gespeichert.',
  ],
  'in.wrong-passphrase': [
    'The passphrase does not open this file, or the file was changed on its way.',
    'Der Passwortsatz öffnet diese Datei nicht, oder sie wurde unterwegs verändert.',
  ],
  'in.not-ours': [
    'This is not a file of unsent work. Choose the one Waybill wrote on the other device.',
    'Das ist keine Datei mit ungesendeter Arbeit. Wählen Sie die, die Waybill auf dem anderen Gerät geschrieben hat.',
  ],
  'in.of-another': [
    'This file holds work of another person or organisation. Its own author can take it in.',
    'Diese Datei enthält Arbeit einer anderen Person oder Organisation. Nur diese kann sie übernehmen.',
  ],
  'in.unreadable': [
    '{commands, number} of the commands in this file come from another version. Update this desktop; nothing was taken in.',
    '{commands, number} Vorgänge dieser Datei stammen aus einer anderen Version. Aktualisieren Sie; nichts wurde übernommen.',
  ],
} as const satisfies Words;
