// The German of `shared/refusals.ts`, code by code: the compiler asks for each, a test for its values.
import type { RefusalCode } from 'shared/refusals';

const STATUS = `{status, select, placed {erteilt} completed {abgeschlossen} cancelled {storniert} failed {gescheitert} new {nicht erteilt} other {{status}}}`;
const PAYMENT = `{payment, select, none {nichts} partial {ein Teil} full {alles} over {zu viel} other {{payment}}}`;
const FULFILMENT = `{fulfilment, select, none {nichts} partial {ein Teil} full {alles} other {{fulfilment}}}`;
const KIND = `{kind, select, sale {ein Verkauf} credit {eine Gutschrift} other {{kind}}}`;

export const germanRefusals: Readonly<Record<RefusalCode, string>> = {
  'wrong-status': `Der Auftrag ist ${STATUS}, deshalb geht das nicht mehr. Sehen Sie im Verlauf nach, was inzwischen geschehen ist.`,
  'order-exists': 'Diesen Auftrag gibt es schon als {number}. Öffnen Sie ihn, oder erteilen Sie einen neuen.',
  'no-lines': 'Der Auftrag hat keine Positionen. Fügen Sie mindestens eine hinzu.',
  'too-many-lines': 'Der Auftrag hat {lines} Positionen, möglich sind {most}. Teilen Sie ihn auf mehrere Aufträge auf.',
  'order-too-large':
    'Der Auftrag braucht {size} Bytes, möglich sind {most}. Teilen Sie ihn auf, oder kürzen Sie seine Beschreibungen.',
  'zero-quantity': 'Position {line} hat die Menge 0. Geben Sie eine Menge ein, oder entfernen Sie die Position.',
  'mixed-signs':
    'Position {line} hat eine Menge mit dem anderen Vorzeichen. Erfassen Sie Verkäufe und Gutschriften als getrennte Aufträge.',
  'shipping-sign':
    'Der Versand hat ein anderes Vorzeichen als die Positionen. Geben Sie ihm das Vorzeichen des Auftrags.',
  'amount-too-large': 'Der Auftrag ergibt mehr, als sich genau rechnen lässt. Teilen Sie ihn auf mehrere Aufträge auf.',
  'shop-order-has-no-lines':
    'Dieser Auftrag kommt aus dem Shop, und dort stehen seine Positionen. Ändern Sie ihn dort.',
  'kind-fixed': `Der Auftrag ist ${KIND} und bleibt es. Erteilen Sie für das andere einen neuen Auftrag.`,
  'goods-shipped':
    'Ware dieses Auftrags ist beim Kunden. Nehmen Sie sie zuerst zurück, oder schreiben Sie eine Gutschrift.',
  'money-not-refunded': '{captured} wurde eingenommen und davon {refunded} erstattet. Erstatten Sie zuerst den Rest.',
  'not-paid': `Der Auftrag ist nicht ganz bezahlt (bezahlt: ${PAYMENT}). Erfassen Sie die Zahlung, oder stellen Sie ihn auf Rechnung.`,
  'not-shipped': `Der Auftrag ist nicht ganz versandt (versandt: ${FULFILMENT}). Versenden Sie zuerst den Rest.`,
  'on-hold': 'Der Auftrag ist gesperrt: {reason}. Heben Sie zuerst die Sperre auf.',
  'hold-exists': 'Diese Sperre liegt schon auf dem Auftrag. Es bleibt nichts zu tun.',
  'hold-unknown':
    'Diese Sperre liegt nicht mehr auf dem Auftrag. Vielleicht hat sie schon jemand aufgehoben; sehen Sie im Verlauf nach.',
  'too-many-notes': 'Der Auftrag hat {most} Notizen, mehr fasst er nicht. Schreiben Sie die nächste anderswo.',
  'too-many-holds': 'Der Auftrag hat {most} Sperren, mehr fasst er nicht. Heben Sie zuerst eine auf.',
  'product-exists': 'Diesen Artikel gibt es schon als {sku}, mit anderem Inhalt. Ändern Sie stattdessen jenen.',
  'product-unknown':
    'Dieser Artikel ist nicht bekannt. Vielleicht hat er den Server noch nicht erreicht; legen Sie ihn zuerst an.',
  'product-withdrawn': 'Der Artikel {sku} wurde zurückgezogen. Legen Sie einen neuen an, um ihn wieder anzubieten.',
  'customer-exists': 'Diesen Kunden gibt es schon, mit anderem Inhalt. Ändern Sie stattdessen jenen.',
  'customer-unknown':
    'Dieser Kunde ist nicht bekannt. Vielleicht hat er den Server noch nicht erreicht; legen Sie ihn zuerst an.',
  'customer-merged': 'Dieser Kunde wurde mit einem anderen zusammengeführt. Arbeiten Sie stattdessen mit jenem.',
  'customer-merges-itself': 'Ein Kunde lässt sich nicht mit sich selbst zusammenführen. Wählen Sie zwei verschiedene.',
  'person-exists': 'Diese Person gibt es schon als {signInName}, mit anderem Inhalt. Ändern Sie stattdessen jene.',
  'person-unknown': 'Diese Person ist nicht bekannt. Fügen Sie sie zuerst hinzu.',
  'last-administrator': 'Das ist die letzte Person in der Verwaltung. Geben Sie zuerst jemand anderem diese Rolle.',
  'site-exists': 'Diesen Ort gibt es schon als {siteCode}, mit anderem Inhalt. Ändern Sie stattdessen jenen.',
  'site-unknown': 'Dieser Ort ist nicht bekannt. Legen Sie ihn zuerst an.',
  'site-closed': 'Der Ort {siteCode} ist geschlossen. Legen Sie einen neuen an, um ihn wieder zu nutzen.',
  'settings-unknown':
    'Das sind nicht die Einstellungen dieser Organisation. Öffnen Sie die Einstellungen neu, und wiederholen Sie die Änderung.',
  'too-many-views': 'Es gibt {most} geteilte Ansichten, und mehr kann es nicht geben. Entfernen Sie zuerst eine.',
  'nothing-refused': 'Hier wurde nichts abgelehnt. Es bleibt nichts zu tun.',
  'refusal-of-another': 'Das wurde jemand anderem abgelehnt. Die Leitung kann es übernehmen.',
  VALIDATION:
    'Der Server konnte das nicht lesen: {detail}. Aktualisieren Sie die Anwendung, und geben Sie es erneut ein.',
  FORBIDDEN: 'Keine Ihrer Rollen darf das. Fragen Sie die Leitung oder die Verwaltung.',
  ID_REUSED:
    'Unter dieser Nummer wurde schon etwas anderes gesendet. Geben Sie es erneut ein, dann erhält es eine neue.',
  PREDECESSOR_REJECTED:
    'Etwas, worauf dies aufbaut, wurde abgelehnt. Klären Sie das zuerst, und geben Sie dies dann erneut ein.',
  TOO_LARGE: 'Das ist zu groß, um in einem Stück gesendet zu werden. Teilen Sie es, oder kürzen Sie seinen Text.',
  COMMAND_VERSION_UNSUPPORTED:
    'Diese Anwendung ist älter oder neuer als der Server. Aktualisieren Sie sie, und geben Sie dies dann erneut ein.',
};
