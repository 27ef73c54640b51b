// An order this device does not hold: it is asked of the server and kept here from then on, or it is said why it cannot be.
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { ref } from 'shared/aggregate';
import { Button } from '../../ui/controls';
import { useSay } from '../language/language';
import type { WordId } from '../language/catalog';
import { useLive, useWorkplace } from '../workplace';
import { useKeys } from './use-keys';

type Bringing = 'asking' | 'offline' | 'missing';

/** @param known whether it is certain that it is not held; nothing is shown and asked before */
export function NotHere({
  id,
  known,
  back,
}: {
  readonly id: string;
  readonly known: boolean;
  readonly back: () => void;
}) {
  useKeys({ Escape: back });
  return (
    <main className="main" id="main">
      {known && <Bring key={id} id={id} back={back} />}
    </main>
  );
}

function Bring({ id, back }: { readonly id: string; readonly back: () => void }): ReactNode {
  const say = useSay();
  const { bringing, again } = useBringing(id);
  const [heading, why] = WORDS[bringing];
  return (
    <div className="empty">
      <h1 className="heading">{say(heading)}</h1>
      <p className="small" role="status">
        {say(why)}
      </p>
      <span className="row">
        {bringing === 'offline' && <Button onPress={again}>{say('order.bring.again')}</Button>}
        <Button onPress={back}>{say('order.back')}</Button>
      </span>
    </div>
  );
}

const WORDS: Readonly<Record<Bringing, readonly [WordId, WordId]>> = {
  asking: ['order.elsewhere', 'order.bring.asking'],
  offline: ['order.elsewhere', 'order.bring.offline'],
  missing: ['order.unknown', 'order.unknown.why'],
};

/** Once it is here the page shows it by itself. Asked again by itself when the server comes back. */
function useBringing(id: string): { readonly bringing: Bringing; readonly again: () => void } {
  const { bring, standing, syncNow } = useWorkplace();
  const isLive = useLive(standing).connection.status === 'live';
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly says: Bringing } | null>(null);
  const asked = `${id} ${String(isLive)} ${String(tries)}`;
  useEffect(() => {
    let overtaken = false;
    const ask = async () => {
      const brought = await bring([ref('order', id)]);
      if (overtaken) return;
      const says = brought.type === 'offline' ? 'offline' : brought.missing.length > 0 ? 'missing' : 'asking';
      setAnswer({ to: asked, says });
    };
    if (isLive) void ask();
    return () => {
      overtaken = true;
    };
  }, [bring, id, isLive, asked]);
  const says = answer?.to === asked ? answer.says : 'asking';
  return {
    bringing: isLive ? says : 'offline',
    again: () => {
      if (isLive) setTries((before) => before + 1);
      else syncNow();
    },
  };
}
