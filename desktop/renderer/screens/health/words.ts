// What the health page says: each part, its figures, and what to do.
import type { Words } from '../language/words';

export const healthWords = {
  'health.title': ['Health', 'Zustand'],
  'health.well': ['Well', 'Gut'],
  'health.watch': ['Watch', 'Im Blick'],
  'health.act': ['Act now', 'Handeln'],
  'health.sum.act': [
    '{count, plural, one {# needs you now} other {# need you now}}',
    '{count, plural, one {# braucht Sie jetzt} other {# brauchen Sie jetzt}}',
  ],
  'health.sum.watch': ['{count} to watch', '{count} im Blick behalten'],
  'health.sum.well': ['{count} well', '{count} gut'],
  'health.column.state': ['State', 'Zustand'],
  'health.column.part': ['Part', 'Teil'],
  'health.column.figures': ['Figures', 'Werte'],
  'health.column.advice': ['What to do', 'Was zu tun ist'],
  'health.nothing': ['Nothing to do', 'Nichts zu tun'],
  'health.bundle': ['Copy support bundle', 'Support-Daten kopieren'],
  'health.bundle.copied': ['Support bundle copied.', 'Support-Daten kopiert.'],
  'health.server': ['Server', 'Server'],
  'health.server.figures': [
    'version {version}, up since {time}, {clients, plural, one {# desktop} other {# desktops}} connected',
    'Version {version}, läuft seit {time}, {clients, plural, one {# Arbeitsplatz} other {# Arbeitsplätze}} verbunden',
  ],
  'health.database': ['Database', 'Datenbank'],
  'health.database.figures': [
    'Postgres {major}{embedded, select, true {, embedded} other {}}, {size}, answers in {ms} ms',
    'Postgres {major}{embedded, select, true {, eingebettet} other {}}, {size}, antwortet in {ms} ms',
  ],
  'health.database.old': [
    'Postgres {major} is older than 15. Move to a newer one.',
    'Postgres {major} ist älter als 15. Wechseln Sie zu einem neueren.',
  ],
  'health.database.slow': [
    'It answers slowly. Look at its load and its disk.',
    'Sie antwortet langsam. Sehen Sie nach Last und Festplatte.',
  ],
  'health.migrations': ['Schema', 'Schema'],
  'health.migrations.figures': ['{applied} steps, {pending} pending', '{applied} Schritte, {pending} offen'],
  'health.migrations.advice': [
    'The database is behind this server. Run: waybill migrate up',
    'Die Datenbank ist hinter diesem Server zurück. Führen Sie aus: waybill migrate up',
  ],
  'health.disk': ['Disk', 'Festplatte'],
  'health.disk.figures': ['{size} free', '{size} frei'],
  'health.disk.unknown': ['free space is not known', 'freier Platz ist nicht bekannt'],
  'health.disk.advice': [
    'Free some room before it is full; then nothing can be saved here any more.',
    'Schaffen Sie Platz, bevor sie voll ist; dann lässt sich hier nichts mehr speichern.',
  ],
  'health.clock': ['Clock', 'Uhr'],
  'health.clock.figures': ['{seconds} s from the database', '{seconds} s neben der Datenbank'],
  'health.clock.advice': [
    'Set both clocks by a time server. Deadlines follow this clock.',
    'Stellen Sie beide Uhren nach einem Zeitserver. Fristen folgen dieser Uhr.',
  ],
  'health.backup': ['Backup', 'Sicherung'],
  'health.backup.none': ['nothing is backed up yet', 'noch ist nichts gesichert'],
  'health.backup.all': ['everything is backed up', 'alles ist gesichert'],
  'health.backup.figures': [
    '{count, plural, one {# change} other {# changes}} not backed up, oldest {age}',
    '{count, plural, one {# Änderung} other {# Änderungen}} nicht gesichert, älteste {age}',
  ],
  'health.backup.advice': ['Make a backup, and check it.', 'Erstellen Sie eine Sicherung, und prüfen Sie sie.'],
  'health.sink': ['Sink {sink}', 'Ziel {sink}'],
  'health.sink.figures': [
    '{depth}{more, select, true {+} other {}} waiting, {retrying} retrying, {parked} parked',
    '{depth}{more, select, true {+} other {}} wartend, {retrying} im neuen Versuch, {parked} geparkt',
  ],
  'health.sink.oldest': ['oldest {age}', 'älteste {age}'],
  'health.sink.last': ['last out {time}', 'zuletzt hinaus {time}'],
  'health.sink.advice.paused': [
    'It is paused. Nothing is lost; resume it when its receiver is ready.',
    'Es ist angehalten. Nichts geht verloren; setzen Sie es fort, wenn der Empfänger bereit ist.',
  ],
  'health.sink.advice.behind': [
    'Messages leave slower than they come. Nothing is lost; look whether its receiver is slow or down.',
    'Nachrichten gehen langsamer hinaus, als sie kommen. Nichts geht verloren; sehen Sie, ob der Empfänger langsam oder aus ist.',
  ],
  'health.sink.advice.retrying': [
    'Its receiver refuses some for now. They are tried again by themselves.',
    'Der Empfänger weist einige vorerst ab. Sie werden von selbst noch einmal versucht.',
  ],
  'health.sink.advice.parked': [
    'Some were given up. Look at them, mend what is wrong, and replay them.',
    'Einige wurden aufgegeben. Sehen Sie sie an, beheben Sie den Fehler, und senden Sie sie erneut.',
  ],
  'health.sink.advice.other': ['Look at the log of the server.', 'Sehen Sie in das Protokoll des Servers.'],
  'health.parked': ['Parked messages', 'Geparkte Nachrichten'],
  'health.parked.figures': ['{outgoing} going out, {incoming} coming in', '{outgoing} ausgehend, {incoming} eingehend'],
  'health.parked.advice': [
    'Each waits for a person to mend, replay or discard it.',
    'Jede wartet auf jemanden, der sie ausbessert, erneut sendet oder verwirft.',
  ],
  'health.devices': ['Devices', 'Geräte'],
  'health.devices.figures': [
    '{total} in use, {lately} seen within a day',
    '{total} in Gebrauch, {lately} innerhalb eines Tages gesehen',
  ],
  'health.devices.advice': [
    '{count, plural, one {# wants} other {# want}} a look: missing or unsent work, or a wrong clock.',
    '{count, plural, one {# ist} other {# sind}} anzusehen: fehlende oder ungesendete Vorgänge oder eine falsche Uhr.',
  ],
  'health.service.redis': ['Redis', 'Redis'],
  'health.service.rabbitmq': ['RabbitMQ', 'RabbitMQ'],
  'health.service.figures': ['answers in {ms} ms', 'antwortet in {ms} ms'],
  'health.service.silent': ['does not answer', 'antwortet nicht'],
  'health.service.advice.redis': [
    'Work goes on, a little slower. Start it again.',
    'Die Arbeit geht weiter, etwas langsamer. Starten Sie es wieder.',
  ],
  'health.service.advice.rabbitmq': [
    'Nothing leaves or comes in that way until it is back. Nothing is lost.',
    'Auf diesem Weg geht nichts hinaus und kommt nichts herein, bis es zurück ist. Nichts geht verloren.',
  ],
  'health.bytes.mb': ['{count} MB', '{count} MB'],
  'health.bytes.gb': ['{count} GB', '{count} GB'],
} as const satisfies Words;
