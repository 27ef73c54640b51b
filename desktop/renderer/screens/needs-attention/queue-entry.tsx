// One command of the queue: what it was, about what, and the reason in few words.
import type { ReactNode } from 'react';
import type { CommandId } from 'shared/ids';
import { OrderNumber, Tag } from '../../ui/marks';
import { Moment } from '../../ui/moment';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useNow } from '../use-now';
import { useZone } from '../use-time';
import { useWorkplace } from '../workplace';
import { useAbout, useCommandName } from './use-about';
import type { Entry } from './arranged';
import { wasAsked } from './ask';
import { inTwo } from './in-two';
import { useNameOf, useOfOthers } from './use-of-others';

type Props = {
  readonly entry: Entry;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  /** @param isMarking also into the selection or out of it */
  readonly press: (isMarking: boolean) => void;
};

export const entryId = (id: CommandId): string => `refused-${id}`;
export const aboutId = (id: CommandId): string => `refused-about-${id}`;

export function QueueEntry({ entry: { row, behind }, isCursor, isSelected, press }: Props): ReactNode {
  const { person } = useWorkplace();
  const zone = useZone();
  const now = useNow();
  const say = useSay();
  const sentences = useSentences();
  const named = useCommandName();
  const about = useAbout(row);
  const nameOf = useNameOf();
  const taken = useOfOthers().away.get(row.id);
  const where = behind === null ? 'rejected' : 'blocked';
  const reason = behind === null ? inTwo(sentences.refusal(row.code, row.params)).happened : say('attention.waits');
  return (
    <div
      role="option"
      id={entryId(row.id)}
      aria-selected={isSelected}
      className={isCursor ? 'queue-entry cursor' : 'queue-entry'}
      data-edge={where}
      onClick={(event) => {
        press(event.ctrlKey || event.metaKey);
      }}
    >
      <span className="row">
        <span className="strong cut">{named(row.type)}</span>
        <span className="meta at-end">
          <Moment at={row.occurredAt} now={now} zone={zone} />
        </span>
      </span>
      <span className="row" id={aboutId(row.id)}>
        {about.number !== null && <OrderNumber of={about.number} />}
        <bdi className="cut support">{about.name}</bdi>
        {row.author !== person.personId && <bdi className="meta at-end cut">{nameOf(row.author)}</bdi>}
      </span>
      <span className="row">
        <Tag where={where} />
        <span className="cut support" title={reason}>
          {reason}
        </span>
        <Standing isAway={taken !== undefined} isAsked={wasAsked(row, about, person.organisationId)} />
      </span>
    </div>
  );
}

/** Asked about, by its author or by this person; or in somebody else's hands by now. */
function Standing({ isAway, isAsked }: { readonly isAway: boolean; readonly isAsked: boolean }): ReactNode {
  const say = useSay();
  if (!isAway && !isAsked) return null;
  return <span className="meta at-end">{say(isAway ? 'attention.away' : 'attention.asked')}</span>;
}
