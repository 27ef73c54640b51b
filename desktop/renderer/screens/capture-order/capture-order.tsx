// The capture screen: from empty to placed without the mouse. Saved here before the form is empty again.
import type { ReactNode } from 'react';
import { Button, Fault } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { Editing } from '../view-state';
import { useViewState } from '../view-state';
import { useTimeOfDay } from '../use-time';
import { CaptureLines } from './capture-lines';
import { CaptureTotals } from './capture-totals';
import { KeyHints } from './key-hints';
import { OrderHead } from './order-head';
import type { Capture } from './use-capture';
import { useCapture } from './use-capture';
import type { LastScan } from './use-scans';
import { usePlaceKeys } from './use-place-keys';

export function CaptureOrder(): ReactNode {
  const editing = useViewState((state) => state.editing);
  return <Form key={editing?.refused ?? 'new'} editing={editing} />;
}

/** @param editing a refused order on its way back; null for a new one */
function Form({ editing }: { readonly editing: Editing | null }): ReactNode {
  const capture = useCapture(editing);
  usePlaceKeys(() => void capture.place());
  return (
    <>
      <main className="main" id="main">
        <Head capture={capture} editing={editing} />
        <OrderHead capture={capture} />
        <CaptureLines capture={capture} />
        <KeyHints decimal={capture.figures.decimal} />
      </main>
      <CaptureTotals capture={capture} isAgain={editing !== null} />
    </>
  );
}

type HeadProps = { readonly capture: Capture; readonly editing: Editing | null };

function Head({ capture: { restoredFrom, savedAt, discard, lastScan }, editing }: HeadProps): ReactNode {
  const say = useSay();
  const timeOf = useTimeOfDay();
  return (
    <div className="head">
      <h1 className="title">{say('capture.title')}</h1>
      {editing !== null && (
        <span className="tag rejected">
          <Icon name="refused" small /> {say('capture.editing', { number: editing.number })}
        </span>
      )}
      {savedAt !== null && restoredFrom === null && (
        <span className="tag pending">
          <Icon name="clock" small /> {say('capture.draft-saved', { time: timeOf(savedAt) })}
        </span>
      )}
      {restoredFrom !== null && (
        <span className="tag pending" role="status">
          <Icon name="undo" small /> {say('capture.restored', { time: timeOf(restoredFrom) })}
        </span>
      )}
      {discard !== null && (
        <Button look="quiet" size="compact" onPress={discard}>
          {say(editing === null ? 'capture.discard' : 'capture.leave')}
        </Button>
      )}
      {lastScan !== null && <Scanned of={lastScan} />}
    </div>
  );
}

function Scanned({ of: { type, code } }: { readonly of: LastScan }): ReactNode {
  const say = useSay();
  if (type === 'unknown') return <Fault>{say('capture.scan.unknown', { code })}</Fault>;
  return (
    <span className="small support at-end cut" role="status">
      {say('capture.scan.added', { code })}
    </span>
  );
}
