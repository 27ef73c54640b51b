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
} as const;

export type UiWord = keyof typeof uiWords;
