// What the door says: signing in, with and without the server, and setting up the first person.
import type { Words } from '../language/words';

export const signInWords = {
  'door.back': ['Good to have you back.', 'Schön, dass Sie wieder da sind.'],
  'door.welcome': ['Welcome to Waybill.', 'Willkommen bei Waybill.'],
  'door.disk': [
    'What you do is kept on this computer. Encrypt its disk.',
    'Was Sie tun, bleibt auf diesem Computer. Verschlüsseln Sie seine Festplatte.',
  ],
  'door.who': ['Who', 'Wer'],
  'door.someone-else': ['Someone else', 'Jemand anderes'],
  'door.needs-server': ['needs the server', 'braucht den Server'],
  'door.own-name': ['with their own name', 'mit eigenem Namen'],
  'door.refused': [
    '{rejected, number} refused{queued, plural, =0 {} other {, # waiting}}',
    '{rejected, number} abgelehnt{queued, plural, =0 {} other {, # wartend}}',
  ],
  'door.waiting': ['{queued, number} waiting to be sent', '{queued, number} noch zu senden'],
  'door.nothing': ['nothing waiting', 'nichts wartet'],
  'door.name': ['Name', 'Name'],
  'door.password': ['Password', 'Passwort'],
  'door.here': ['Checked on this device.', 'Wird auf diesem Gerät geprüft.'],
  'door.sign-in': ['Sign in', 'Anmelden'],
  'door.sign-in-offline': ['Sign in offline', 'Offline anmelden'],
  'door.unreachable': ['The server cannot be reached.', 'Der Server ist nicht erreichbar.'],
  'door.known': [
    'People who signed in on this device before can sign in and work.',
    'Wer sich auf diesem Gerät schon angemeldet hat, kann sich anmelden und arbeiten.',
  ],
  'door.first': ['The first sign-in on a device needs it.', 'Die erste Anmeldung auf einem Gerät braucht ihn.'],
  'door.safe': [
    '{waiting, plural, one {# action waits} other {# actions wait}} here safely.',
    '{waiting, plural, one {# Vorgang wartet} other {# Vorgänge warten}} hier sicher.',
  ],
  'door.nobody': ['Nobody can sign in yet.', 'Noch kann sich niemand anmelden.'],
  'door.nobody-why': [
    'The server printed a link for the first person when it started. Open that link.',
    'Der Server hat beim Start einen Link für die erste Person ausgegeben. Öffnen Sie diesen Link.',
  ],
  'door.not-recognised': [
    'Name or password is not right, as far as this device knows. A password changed elsewhere needs the server once.',
    'Name oder Passwort stimmt nicht, soweit dieses Gerät weiß. Ein anderswo geändertes Passwort braucht einmal den Server.',
  ],
  'door.rests': ['Too many tries. The next one counts from {time}.', 'Zu viele Versuche. Der nächste zählt ab {time}.'],
  'door.too-long-ago': [
    'It is more than {days, number} days since the server last agreed. Connect once to sign in; what waits here is safe.',
    'Der Server hat vor mehr als {days, number} Tagen zuletzt zugestimmt. Verbinden Sie sich einmal; was hier wartet, ist sicher.',
  ],
  'door.unknown-here': [
    'The server cannot be reached, and nobody of this name has signed in on this device before.',
    'Der Server ist nicht erreichbar, und unter diesem Namen hat sich hier noch niemand angemeldet.',
  ],
  'set-up.title': ['Set up Waybill.', 'Waybill einrichten.'],
  'set-up.why': [
    'You are the first here. You will be manager and administrator, and can add the others.',
    'Sie sind die erste Person hier. Sie leiten und verwalten und können die anderen hinzufügen.',
  ],
  'set-up.name': ['Your name', 'Ihr Name'],
  'set-up.sign-in-name': ['Sign-in name', 'Anmeldename'],
  'set-up.password-hint': [
    'At least 10 characters. A sentence is easier to keep than a word.',
    'Mindestens 10 Zeichen. Ein Satz merkt sich leichter als ein Wort.',
  ],
  'set-up.go': ['Set up and sign in', 'Einrichten und anmelden'],
  'set-up.fault.name': ['A name, of at most 200 characters.', 'Ein Name, höchstens 200 Zeichen.'],
  'set-up.fault.signInName': [
    'A name to sign in with, of at most 200 characters.',
    'Ein Name zum Anmelden, höchstens 200 Zeichen.',
  ],
  'set-up.fault.password': ['10 to 200 characters.', '10 bis 200 Zeichen.'],
  'set-up.picture.made': ['made 14:31 on W3', 'erfasst 14:31 an W3'],
  'set-up.picture.stamp': ['SAVED HERE', 'HIER SICHER'],
  'set-up.unreachable': [
    'The server cannot be reached. Nothing was set up; try again once it answers.',
    'Der Server ist nicht erreichbar. Nichts wurde eingerichtet; versuchen Sie es, sobald er antwortet.',
  ],
} as const satisfies Words;
