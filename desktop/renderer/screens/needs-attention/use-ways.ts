// The ways on from a refusal. Each is a command of its own; none happens by itself, and each says what became of it.
import { useIntl } from 'react-intl';
import { useNavigate } from '@tanstack/react-router';
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';
import { decimalMark } from '../capture-order/plain-decimal';
import { typedOf } from '../capture-order/typed-order';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';
import type { About } from './about';
import { commandName } from './about';
import { noteOf, question } from './ask';
import { copyText } from './copy-text';
import { intentOf } from './intent-of';

/** A sentence where it could not be done; `null` where it was. */
export type Done = { readonly fault: string | null; readonly undo: CommandId | null };
export type Ways = {
  /** As it was. */
  readonly again: (row: OutboxRow) => Promise<Done>;
  readonly discard: (row: OutboxRow) => Promise<Done>;
  /** An order back in the capture form. */
  readonly edit: (row: OutboxRow, placed: NonNullable<About['placed']>) => void;
  /** @returns what became of the question */
  readonly ask: (row: OutboxRow, about: About) => Promise<Done & { readonly words: string }>;
  readonly open: (order: string) => void;
};

export function useWays(): Ways {
  const { acknowledge, reissue } = useWorkplace();
  const edit = useViewState((state) => state.edit);
  const navigate = useNavigate();
  const say = useSay();
  const { locale } = useIntl();
  const { notDone } = useSentences();
  return {
    ask: useAsk(),
    again: async (row) => {
      const intent = intentOf(row);
      if (intent === null) return { fault: say('attention.again.unreadable'), undo: null };
      const outcome = await reissue(row.id, intent).catch(() => null);
      if (outcome?.type !== 'done') return { fault: notDone(outcome), undo: null };
      return { fault: null, undo: outcome.row.id };
    },
    discard: async (row) => {
      const outcome = await acknowledge(row.id).catch(() => null);
      if (outcome?.type !== 'acknowledged') return { fault: notDone(outcome), undo: null };
      return { fault: null, undo: outcome.by };
    },
    edit: (row, placed) => {
      const typed = typedOf(placed, decimalMark(locale));
      edit({ refused: row.id, subject: row.subject, number: placed.number, typed });
      void navigate({ to: '/capture' });
    },
    open: (order) => {
      void navigate({ to: '/orders/$id', params: { id: order } });
    },
  };
}

/** A note where the order is on the server, offline too; where there is none or it takes no more, the clipboard. */
function useAsk(): Ways['ask'] {
  const { act, person } = useWorkplace();
  const say = useSay();
  const sentences = useSentences();
  return async (row, about) => {
    const text = question(row, about.number, person.name, { say, sentences });
    const note = noteOf(row, about, text, person.organisationId);
    const outcome = note === null ? null : await act(note).catch(() => null);
    if (outcome?.type === 'done') {
      const words = say('attention.ask.noted', { number: about.number ?? commandName(row.type, say) });
      return { fault: null, undo: outcome.row.id, words };
    }
    if (await copyText(text)) return { fault: null, undo: null, words: say('attention.ask.copied') };
    return { fault: say('attention.ask.failed', { code: row.code }), undo: null, words: '' };
  };
}
