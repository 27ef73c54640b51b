// What the server answers at the door, by the code of its problem.
import type { Words } from '../language/words';

export const problemWords = {
  'problem.link-invalid': [
    'This link was used already, or is too old. An administrator can make a new one.',
    'Dieser Link wurde schon benutzt oder ist zu alt. Die Verwaltung kann einen neuen erstellen.',
  ],
  'problem.not-recognised': [
    'Name or password is not right. After several wrong tries a name rests for some minutes, and then no password is right.',
    'Name oder Passwort stimmt nicht. Nach mehreren falschen Versuchen ruht ein Name einige Minuten, und dann stimmt kein Passwort.',
  ],
  'problem.rate-limited': [
    'Too many tries. Wait some minutes, then try again.',
    'Zu viele Versuche. Warten Sie einige Minuten, und versuchen Sie es dann erneut.',
  ],
  'problem.device-of-another': [
    'The server knows this device as somebody else’s. Try again; it then gets an id of its own.',
    'Der Server kennt dieses Gerät als das einer anderen Person. Versuchen Sie es erneut; es erhält dann eine eigene Kennung.',
  ],
  'problem.device-revoked': [
    'This device may no longer sign in. An administrator can say why.',
    'Dieses Gerät darf sich nicht mehr anmelden. Die Verwaltung weiß, warum.',
  ],
  'problem.auth-revoked': [
    'This person or device may no longer sign in. An administrator can say why.',
    'Diese Person oder dieses Gerät darf sich nicht mehr anmelden. Die Verwaltung weiß, warum.',
  ],
  'problem.signed-out': ['The session has ended. Sign in again.', 'Die Sitzung ist beendet. Melden Sie sich neu an.'],
  'problem.invitation-invalid': [
    'This link was used already, or is too old. A server without people prints a new one each time it starts.',
    'Dieser Link wurde schon benutzt oder ist zu alt. Ein Server ohne Personen gibt bei jedem Start einen neuen aus.',
  ],
  'problem.person-exists': [
    'Somebody of this sign-in name is there already. Choose another one.',
    'Unter diesem Anmeldenamen gibt es schon jemanden. Wählen Sie einen anderen.',
  ],
  'problem.validation': [
    'The server cannot take this as it is. Look at what you entered, and at its length.',
    'Der Server kann das so nicht annehmen. Prüfen Sie, was Sie eingegeben haben, und wie lang es ist.',
  ],
  'problem.origin-refused': [
    'This page may not talk to the server. Open Waybill at the server’s own address.',
    'Diese Seite darf nicht mit dem Server sprechen. Öffnen Sie Waybill unter der Adresse des Servers.',
  ],
  'problem.too-large': [
    'This is too large for the server. Shorten what you entered.',
    'Das ist zu groß für den Server. Kürzen Sie, was Sie eingegeben haben.',
  ],
  'problem.other': [
    'The server refused this ({code}). Update Waybill, or ask an administrator.',
    'Der Server hat das abgelehnt ({code}). Aktualisieren Sie Waybill, oder fragen Sie die Verwaltung.',
  ],
} as const satisfies Words;
