// The views of the board that everybody has.
import type { WordId } from '../language/catalog';
import type { BoardSearch } from './board-search';

export const EVERYBODYS: readonly { readonly words: WordId; readonly view: BoardSearch }[] = [
  { words: 'view.all', view: {} },
  { words: 'ui.state.placed', view: { status: ['placed'] } },
  { words: 'ui.state.completed', view: { status: ['completed'] } },
  { words: 'ui.state.cancelled', view: { status: ['cancelled'] } },
  { words: 'ui.state.failed', view: { status: ['failed'] } },
  { words: 'view.unsynced', view: { unsynced: true } },
];
