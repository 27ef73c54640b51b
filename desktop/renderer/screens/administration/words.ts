// What all screens of administrators say: how fresh what they show is, and why it could not be asked for.
import type { Words } from '../language/words';

export const adminWords = {
  'admin.as-of': ['as of {time}', 'Stand {time}'],
  'admin.again': ['Look again', 'Neu laden'],
  'admin.asking': ['Asking the server …', 'Server wird gefragt …'],
  'admin.offline': [
    'You are offline. This is what the server said at {time}; nothing here can be changed until it is reached.',
    'Sie sind offline. Das hat der Server um {time} gesagt; hier lässt sich nichts ändern, bis er erreicht wird.',
  ],
  'admin.offline.empty': ['You are offline.', 'Sie sind offline.'],
  'admin.offline.empty.why': [
    'This is read from the server and not kept on this device. It is shown as soon as the server is reached.',
    'Das steht auf dem Server und nicht auf diesem Gerät. Es wird gezeigt, sobald der Server erreicht wird.',
  ],
  'admin.offline.act': [
    'No answer from the server. Look again once it is reached, whether it was done; asking again does not do it twice.',
    'Keine Antwort vom Server. Sehen Sie nach, ob es getan wurde, sobald er erreicht wird; es geschieht nicht doppelt.',
  ],
  'admin.offline.cannot': [
    'The server cannot be reached, and this is done there.',
    'Der Server ist nicht erreichbar, und das geschieht dort.',
  ],
  'admin.signed-out': ['The session has ended. Sign in again.', 'Die Sitzung ist beendet. Melden Sie sich neu an.'],
  'admin.trouble': ['The server did not tell.', 'Der Server hat es nicht gesagt.'],
  'admin.acts': ['Done by administrators', 'Von der Verwaltung getan'],
  'admin.act.device-revoked': ['Device revoked', 'Gerät gesperrt'],
  'admin.act.password-reset': ['Password reset', 'Passwort neu gesetzt'],
  'admin.act.password-link-made': ['One-time link made', 'Einmal-Link erstellt'],
  'admin.act.password-chosen': ['Password chosen with the link', 'Passwort über den Link gewählt'],
  'admin.act.by-command-line': ['At the command line of the server', 'An der Befehlszeile des Servers'],
  'admin.reason': ['Reason', 'Grund'],
  'admin.reason.blank': ['Say why: people ask later.', 'Sagen Sie, warum: Später wird gefragt.'],
  'admin.keep': ['Keep', 'Behalten'],
  'admin.close': ['Close', 'Schließen'],
  'admin.copy': ['Copy', 'Kopieren'],
  'admin.copied': ['Copied.', 'Kopiert.'],
  'admin.copy.not': [
    'This page may not use the clipboard. Select the text and copy it by hand.',
    'Diese Seite darf die Zwischenablage nicht nutzen. Markieren Sie den Text, und kopieren Sie ihn von Hand.',
  ],
} as const satisfies Words;
