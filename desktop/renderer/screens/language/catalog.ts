// Every word of every screen, by id. A screen that is not listed here has nothing to say.
import { uiWords } from '../../ui/words';
import { adminProblemWords } from '../administration/problem-words';
import { adminWords } from '../administration/words';
import { customerWords } from '../customers/words';
import { deviceWords } from '../devices/words';
import { leavingWords } from '../frame/leaving-words';
import { captureWords } from '../capture-order/words';
import { undoWords } from '../frame/undo-words';
import { frameWords } from '../frame/words';
import { amendWords } from '../order/amend-words';
import { sagaWords } from '../order/saga-words';
import { orderWords } from '../order/words';
import { attentionWords } from '../needs-attention/words';
import { fieldWords } from '../needs-attention/words-of-fields';
import { othersWords } from '../needs-attention/words-of-others';
import { workWords } from '../needs-attention/words-of-work';
import { parkedWords } from '../parked/words';
import { retentionWords } from '../retention/words';
import { sinkWords } from '../sinks/words';
import { healthWords } from '../health/words';
import { firstSyncWords } from '../first-sync/words';
import { importWords } from '../import-orders/words';
import { filterWords } from '../orders/filter-words';
import { boardWords } from '../orders/words';
import { peopleWords } from '../people/words';
import { productWords } from '../products/words';
import { recordWords } from '../records/words';
import { outcomeWords } from '../outcome-words';
import { settingsWords } from '../settings/words';
import { problemWords } from '../sign-in/problem-words';
import { signInWords } from '../sign-in/words';
import type { RefusalWord } from './refusal-words';
import { refusalWords } from './refusal-words';
import type { Language, Words } from './words';
import { pseudo } from './words';

const ALL = {
  ...uiWords,
  ...captureWords,
  ...frameWords,
  ...amendWords,
  ...sagaWords,
  ...orderWords,
  ...attentionWords,
  ...fieldWords,
  ...workWords,
  ...othersWords,
  ...leavingWords,
  ...undoWords,
  ...signInWords,
  ...problemWords,
  ...boardWords,
  ...filterWords,
  ...recordWords,
  ...productWords,
  ...customerWords,
  ...peopleWords,
  ...adminWords,
  ...adminProblemWords,
  ...deviceWords,
  ...healthWords,
  ...sinkWords,
  ...parkedWords,
  ...retentionWords,
  ...settingsWords,
  ...importWords,
  ...outcomeWords,
  ...firstSyncWords,
} as const satisfies Words;

export type WordId = keyof typeof ALL | RefusalWord;

const VERSIONS: Readonly<Record<Language, (pair: readonly [en: string, de: string]) => string>> = {
  en: ([english]) => english,
  de: ([, german]) => german,
  pseudo: ([english]) => pseudo(english),
};

export const catalogOf = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries({ ...ALL, ...refusalWords }).map(([id, pair]) => [id, VERSIONS[language](pair)]));
