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
  'server.title': ['Which server is yours?', 'Welcher Server ist Ihrer?'],
  'server.why': [
    'Waybill keeps your orders on this computer and agrees them with the server of your company. Its address is needed once.',
    'Waybill hält Ihre Aufträge auf diesem Computer und stimmt sie mit dem Server Ihrer Firma ab. Seine Adresse wird einmal gebraucht.',
  ],
  'server.change-title': ['Use another server.', 'Anderen Server verwenden.'],
  'server.change-why': [
    'What waits on this computer stays here. It goes to its own server once this computer is set to that one again.',
    'Was auf diesem Computer wartet, bleibt hier. Es geht an seinen eigenen Server, sobald dieser wieder eingestellt ist.',
  ],
  'server.label': ['Address of the server', 'Adresse des Servers'],
  'server.hint': [
    'Like waybill.example.com. Whoever looks after your server knows it.',
    'Zum Beispiel waybill.example.com. Wer Ihren Server betreut, kennt sie.',
  ],
  'server.go': ['Connect', 'Verbinden'],
  'server.keep': ['Keep {host}', '{host} behalten'],
  'server.now': ['Server: {host}', 'Server: {host}'],
  'server.other': ['Use another server', 'Anderen Server verwenden'],
  'server.says.chosen': ['This is a Waybill server.', 'Das ist ein Waybill-Server.'],
  'server.says.fixed': [
    'Whoever starts Waybill on this computer has fixed its server. Ask them to change it.',
    'Wer Waybill auf diesem Computer startet, hat den Server festgelegt. Bitten Sie dort um die Änderung.',
  ],
  'server.says.no-address': [
    'This cannot be read as an address. Type it like waybill.example.com, without spaces.',
    'Das lässt sich nicht als Adresse lesen. Schreiben Sie sie wie waybill.example.com, ohne Leerzeichen.',
  ],
  'server.says.not-https': [
    'Addresses with http can be read along on the way. Only https is used, or http on this computer itself.',
    'Adressen mit http können unterwegs mitgelesen werden. Verwendet wird nur https, oder http auf diesem Computer selbst.',
  ],
  'server.says.unreachable': [
    'Nothing answers at this address. Check the spelling and whether this computer is connected.',
    'Unter dieser Adresse antwortet nichts. Prüfen Sie die Schreibweise und ob dieser Computer verbunden ist.',
  ],
  'server.says.untrusted': [
    'This server could not prove that it is who it says. Its certificate has expired or this computer does not trust it; tell whoever looks after it.',
    'Dieser Server konnte nicht beweisen, wer er ist. Sein Zertifikat ist abgelaufen oder diesem Computer nicht vertraut; sagen Sie es der Betreuung.',
  ],
  'server.says.not-waybill': [
    'Something answers there, but it is not a Waybill server. Check the address, or whether this network wants a sign-in of its own first.',
    'Dort antwortet etwas, aber kein Waybill-Server. Prüfen Sie die Adresse, oder ob dieses Netz erst eine eigene Anmeldung verlangt.',
  ],
  'server.says.failed': [
    'This computer could not keep the address. Nothing has changed; check whether its disk is full.',
    'Dieser Computer konnte die Adresse nicht behalten. Nichts hat sich geändert; prüfen Sie, ob die Festplatte voll ist.',
  ],
  'server.elsewhere': [
    '{waiting, plural, one {# action} other {# actions}} of {name} {waiting, plural, one {waits} other {wait}} here for {host}.',
    '{waiting, plural, one {# Vorgang} other {# Vorgänge}} von {name} {waiting, plural, one {wartet} other {warten}} hier auf {host}.',
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
  'choose.title': ['Hello {name}.', 'Hallo {name}.'],
  'choose.why': [
    'Choose your password. From now on you sign in as {signInName} with it.',
    'Wählen Sie Ihr Passwort. Von nun an melden Sie sich als {signInName} damit an.',
  ],
  'choose.go': ['Set password and sign in', 'Passwort setzen und anmelden'],
  'choose.not': ['This link does not open.', 'Dieser Link öffnet nicht.'],
  'choose.to-door': ['To the sign-in screen', 'Zur Anmeldung'],
  'choose.unreachable': [
    'The server cannot be reached. The link still works; try again once it answers.',
    'Der Server ist nicht erreichbar. Der Link gilt weiter; versuchen Sie es, sobald er antwortet.',
  ],
  'set-up.picture.made': ['made 14:31 on W3', 'erfasst 14:31 an W3'],
  'set-up.picture.stamp': ['SAVED HERE', 'HIER SICHER'],
  'set-up.unreachable': [
    'The server cannot be reached. Nothing was set up; try again once it answers.',
    'Der Server ist nicht erreichbar. Nichts wurde eingerichtet; versuchen Sie es, sobald er antwortet.',
  ],
} as const satisfies Words;
