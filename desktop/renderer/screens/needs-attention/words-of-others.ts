// What is said of refusals that are somebody else's, or became so.
import type { Words } from '../language/words';

export const othersWords = {
  'attention.tab.others': ['Of others', 'Von anderen'],
  'attention.others.empty': ['Nothing of others is refused.', 'Bei anderen ist nichts abgelehnt.'],
  'attention.others.empty.why': [
    'What the server refuses to others comes here as well. You can take it over and deal with it.',
    'Was der Server bei anderen ablehnt, erscheint auch hier. Sie können es übernehmen und erledigen.',
  ],
  'attention.take-over': ['Take over{count, plural, =0 {} other { #}}', '{count, plural, =0 {} other {# }}übernehmen'],
  'attention.keys.take-over': ['Take over from others', 'Von anderen übernehmen'],
  'attention.take-over.why': [
    'It is yours to deal with then, and its author is told.',
    'Dann ist es an Ihnen, und wer es erfasst hat, erfährt es.',
  ],
  'attention.take-over.done': [
    '{count, plural, one {Taken over} other {# taken over}}: under Refused now. Saved on this device; its author is told through the server.',
    '{count, plural, one {Übernommen} other {# übernommen}}: steht jetzt unter Abgelehnt. Auf diesem Gerät gespeichert; Betroffene erfahren es über den Server.',
  ],
  'attention.from': ['from {name}', 'von {name}'],
  'attention.of': ['What {name} did', 'Was {name} getan hat'],
  'attention.away': ['Taken over', 'Übernommen'],
  'attention.away.open': [
    'Taken over by {name}, who deals with it now.',
    'Übernommen von {name}; dort wird es jetzt erledigt.',
  ],
  'attention.away.done': ['Taken over and dealt with by {name}.', 'Übernommen und erledigt von {name}.'],
  'attention.a-manager': ['a manager', 'der Leitung'],
  'attention.discard.theirs': ['Set aside', 'Verwerfen'],
  'attention.question': ['Asks a manager:', 'Fragt die Leitung:'],
  'attention.away.stays': [
    'It stays here until you say that you have seen it.',
    'Es bleibt hier, bis Sie sagen, dass Sie es gesehen haben.',
  ],
  'attention.away.why': [
    'Taken over by {name}: it is no longer yours to send again.',
    'Übernommen von {name}: Sie müssen es nicht mehr senden.',
  ],
  'attention.seen': ['I have seen it', 'Gesehen'],
  'attention.seen.done': [
    '{what} set aside here. Whoever took it over still has it.',
    '{what} hier abgelegt. Wer es übernommen hat, hat es weiterhin.',
  ],
} as const satisfies Words;
