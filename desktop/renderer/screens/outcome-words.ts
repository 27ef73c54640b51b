// What is said of something that was done, could not be done, or was not done.
import type { Words } from './language/words';

export const outcomeWords = {
  'outcome.saved': [
    'Saved on this device. Will be sent when the server is reachable.',
    'Auf diesem Gerät gespeichert. Wird gesendet, sobald der Server erreichbar ist.',
  ],
  'outcome.not-saved': [
    'This could not be saved, and nothing was sent. The disk of this computer may be full; make room and try again.',
    'Das konnte nicht gespeichert werden, und nichts wurde gesendet. Vielleicht ist die Festplatte voll; schaffen Sie Platz und versuchen Sie es erneut.',
  ],
  'outcome.not-at-hand': [
    'This is not on this device yet. Connect once, then try again.',
    'Das ist noch nicht auf diesem Gerät. Verbinden Sie sich einmal und versuchen Sie es dann erneut.',
  ],
  'outcome.invalid': [
    'This cannot be stored ({detail}). Change it and try again.',
    'Das kann nicht gespeichert werden ({detail}). Ändern Sie es und versuchen Sie es erneut.',
  ],
  'outcome.forbidden': [
    'None of your roles may do this. {roles} may.',
    'Keine Ihrer Rollen darf das. Das dürfen: {roles}.',
  ],
  'outcome.forbidden.nobody': ['Only Waybill itself does this.', 'Das tut nur Waybill selbst.'],
  'outcome.unknown': [
    'The server refused this ({code}). Update the desktop to learn more.',
    'Der Server hat das abgelehnt ({code}). Aktualisieren Sie die Anwendung, um mehr zu erfahren.',
  ],
} as const satisfies Words;
