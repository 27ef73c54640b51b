// Says aloud that something was refused, wherever its author is: at once for what was made here, in turn for what was made elsewhere.
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import { commandName } from './about';
import type { News } from './news';
import { newsIn } from './news';

export function Alarm(): ReactNode {
  const say = useSay();
  const { refused } = useWorkplace();
  const [words, setWords] = useState({ here: '', elsewhere: '' });
  const tell = useEffectEvent(({ here, elsewhere }: News) => {
    const sentence = (rows: readonly OutboxRow[]) =>
      rows.length === 0
        ? ''
        : say('attention.alarm', { count: rows.length, what: commandName(rows[0]?.type ?? '', say) });
    if (here.length + elsewhere.length > 0) setWords({ here: sentence(here), elsewhere: sentence(elsewhere) });
  });
  useEffect(() => {
    const idsOf = (rows: readonly OutboxRow[] | undefined) => rows && new Set(rows.map(({ id }) => id));
    let known = idsOf(refused.get());
    return refused.subscribe(() => {
      const rows = refused.get() ?? [];
      tell(newsIn(known, rows));
      known = idsOf(rows);
    });
  }, [refused]);
  return (
    <>
      <div className="unseen" role="alert">
        {words.here}
      </div>
      <div className="unseen" role="status">
        {words.elsewhere}
      </div>
    </>
  );
}
