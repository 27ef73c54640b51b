// A strip above the screens while a new device receives what the server has. It blocks nothing, and leaves with a quiet note.
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import { totalOf } from '../../local/counts';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';
import type { FirstSyncProgress } from './progress';
import { quarterOf } from './progress';
import { useFirstSync } from './use-first-sync';

/** What is over sooner was never worth a word. */
const PATIENCE_MS = 400;

export function FirstSync(): ReactNode {
  const progress = useFirstSync();
  const isOver = progress.status === 'over';
  const shows = useAfter(PATIENCE_MS) && !isOver;
  useQuietEnd(shows, isOver);
  return shows ? <Strip progress={progress} /> : null;
}

function Strip({ progress }: { readonly progress: Exclude<FirstSyncProgress, { status: 'over' }> }): ReactNode {
  const say = useSay();
  return (
    <section className="first-sync" aria-label={say('first.progress')}>
      <Icon name={progress.isReached ? 'syncing' : 'cloud-off'} small />
      <span>
        <b>{say('first.coming')}</b> {progress.isReached ? say('first.start') : say('first.unreached')}
      </span>
      {progress.status === 'running' && <Share share={progress.share} />}
      <span className="figures">{figure(progress, say)}</span>
      <Announced progress={progress} />
    </section>
  );
}

function Share({ share }: { readonly share: number }): ReactNode {
  const say = useSay();
  return (
    <div
      className="two-tones"
      role="progressbar"
      aria-label={say('first.progress')}
      aria-valuenow={Math.floor(share * 100)}
      aria-valuetext={say('first.share', { share })}
    >
      <span className="on-server" style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}

function figure(progress: Exclude<FirstSyncProgress, { status: 'over' }>, say: ReturnType<typeof useSay>): string {
  if (progress.status === 'waiting') return progress.isReached ? say('first.waiting') : '';
  const { here, about } = progress;
  return about === null ? say('first.here', { here }) : say('first.here-of', { here, about });
}

/** Politely, and at each quarter only: whoever listens works meanwhile. */
function Announced({ progress }: { readonly progress: Exclude<FirstSyncProgress, { status: 'over' }> }): ReactNode {
  const say = useSay();
  const quarter = quarterOf(progress);
  return (
    <span className="unseen" role="status">
      {say('first.coming')} {say(progress.isReached ? 'first.start' : 'first.unreached')}
      {quarter > 0 && ` ${say('first.share', { share: quarter / 4 })}`}
    </span>
  );
}

function useQuietEnd(shows: boolean, isOver: boolean): void {
  const say = useSay();
  const { orderCounts } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const [shown, setShown] = useState(false);
  if (shows && !shown) setShown(true);
  const tell = useEffectEvent(() => {
    const count = totalOf(orderCounts.get());
    if (count > 0) notify({ words: say('first.done', { count }), undo: null });
  });
  useEffect(() => {
    if (shown && isOver) tell();
  }, [shown, isOver]);
}

function useAfter(patienceMs: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setPassed, patienceMs, true);
    return () => {
      clearTimeout(timer);
    };
  }, [patienceMs]);
  return passed;
}
