// What the server answers to an administrator's act, by the code of its problem.
import type { Words } from '../language/words';

export const adminProblemWords = {
  'admin.problem.name-taken': [
    'Somebody else signs in with this name. Choose another one.',
    'Mit diesem Namen meldet sich schon jemand anderes an. Wählen Sie einen anderen.',
  ],
  'admin.problem.not-an-administrator': [
    'Only administrators may do this. Another one can give you that role.',
    'Das darf nur die Verwaltung. Wer sie hat, kann Ihnen diese Rolle geben.',
  ],
  'admin.problem.not-found': [
    'It is not there any more. Somebody else may have removed it; look again.',
    'Es ist nicht mehr da. Vielleicht hat es jemand anderes entfernt; sehen Sie noch einmal nach.',
  ],
  'admin.problem.auth-revoked': [
    'You or this device may not work with the server any more. Another administrator can say why.',
    'Sie oder dieses Gerät dürfen nicht mehr mit dem Server arbeiten. Die Verwaltung kann sagen, warum.',
  ],
  'admin.problem.unavailable': [
    'The server cannot answer just now. Nothing is lost; try again in a moment.',
    'Der Server kann gerade nicht antworten. Nichts geht verloren; versuchen Sie es gleich noch einmal.',
  ],
  'admin.problem.unexpected': [
    'Something unexpected went wrong on the server. Its log says what; try again.',
    'Auf dem Server ging etwas Unerwartetes schief. Sein Protokoll sagt, was; versuchen Sie es noch einmal.',
  ],
  'admin.problem.validation': [
    'The server did not take what was typed. Check the fields.',
    'Der Server nahm die Eingabe nicht an. Prüfen Sie die Felder.',
  ],
  'admin.problem.sink-exists': [
    'There is a sink of this name already. Choose another one.',
    'Ein Ziel mit diesem Namen gibt es schon. Wählen Sie einen anderen.',
  ],
  'admin.problem.changed-meanwhile': [
    'Somebody changed it meanwhile. Look again, then repeat it.',
    'Jemand hat es inzwischen geändert. Sehen Sie noch einmal nach, und wiederholen Sie es dann.',
  ],
  'admin.problem.id-reused': [
    'This was sent before with other content. Close this and enter it again.',
    'Das wurde schon mit anderem Inhalt gesendet. Schließen Sie dies, und geben Sie es erneut ein.',
  ],
} as const satisfies Words;
