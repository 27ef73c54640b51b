// What the parts say by themselves: what an order is, and where its data is. English, German.
export const uiWords = {
  'ui.state.placed': ['Placed', 'Erteilt'],
  'ui.state.completed': ['Completed', 'Abgeschlossen'],
  'ui.state.cancelled': ['Cancelled', 'Storniert'],
  'ui.state.failed': ['Failed', 'Gescheitert'],
  'ui.where.pending': ['Pending', 'Ausstehend'],
  'ui.where.sending': ['Sending', 'Wird gesendet'],
  'ui.where.rejected': ['Rejected', 'Abgelehnt'],
  'ui.where.blocked': ['Blocked', 'Blockiert'],
  'ui.provisional': ['Contains something not yet on the server', 'Enthält etwas, das noch nicht auf dem Server ist'],
  'ui.key.Ctrl': ['Ctrl', 'Strg'],
  'ui.key.Shift': ['Shift', 'Umschalt'],
  'ui.key.Space': ['Space', 'Leertaste'],
  'ui.key.Home': ['Home', 'Pos1'],
  'ui.key.End': ['End', 'Ende'],
  'ui.key.PgUp': ['PgUp', 'Bild↑'],
  'ui.key.PgDn': ['PgDn', 'Bild↓'],
  'ui.unusable': ['Waybill cannot keep your work here.', 'Waybill kann Ihre Arbeit hier nicht aufbewahren.'],
  'ui.unusable.private': [
    'This browser window stores nothing, as private windows do. Open Waybill in an ordinary window.',
    'Dieses Browserfenster bewahrt nichts auf, wie private Fenster. Öffnen Sie Waybill in einem gewöhnlichen Fenster.',
  ],
  'ui.unusable.insecure': [
    'Browsers keep data only for addresses they can trust. Open Waybill by https, or on the computer the server runs on.',
    'Browser bewahren Daten nur für Adressen auf, denen sie trauen. Öffnen Sie Waybill über https, oder auf dem Computer des Servers.',
  ],
  'ui.broken': [
    'The data on this computer could not be opened.',
    'Die Daten auf diesem Computer ließen sich nicht öffnen.',
  ],
  'ui.broken.what-to-do': [
    'Nothing was changed. Close other windows of Waybill and reload; make room if the disk is full. If it stays so, tell an administrator.',
    'Nichts wurde geändert. Schließen Sie andere Fenster von Waybill und laden Sie neu; schaffen Sie Platz, wenn die Festplatte voll ist. Bleibt es so, sagen Sie es der Verwaltung.',
  ],
  'ui.broken.silent': ['The program around this page does not answer.', 'Das Programm um diese Seite antwortet nicht.'],
} as const;

export type UiWord = keyof typeof uiWords;
