// Acts on rows that are not loaded yet: the cursor goes to them, or a selection reaches over them, as soon as they arrive.
import { useEffect, useEffectEvent, useState } from 'react';
import type { RowSource } from './row-source';
import { idAt, idsBetween, indexOfRow } from './row-source';
import type { GridSelection } from './selection';
import { withRows } from './selection';

type Step = { readonly index: number; readonly extend: boolean };
/** From one row to another, on top of what was selected before. */
type Reach = { readonly from: string; readonly to: string; readonly base: GridSelection; readonly near: number };

export function reached<Row>(source: RowSource<Row>, { from, to, base, near }: Reach): GridSelection | null {
  const start = indexOfRow(source, from, near);
  const end = indexOfRow(source, to, near);
  const ids = start === -1 || end === -1 ? null : idsBetween(source, start, end);
  return ids === null ? null : withRows(base, ids);
}

type Told = {
  readonly arrive: (id: string, index: number, extend: boolean) => void;
  readonly select: (selection: GridSelection) => void;
};

export function useArrivals<Row>(source: RowSource<Row>, told: Told) {
  const [step, setStep] = useState<Step | null>(null);
  const [arrived, setArrived] = useState<(Step & { readonly id: string }) | null>(null);
  const [reach, setReach] = useState<Reach | null>(null);
  const [selected, setSelected] = useState<GridSelection | null>(null);

  const id = step === null ? undefined : idAt(source, step.index);
  if (step !== null && id !== undefined) {
    setStep(null);
    setArrived({ ...step, id });
  }
  const whole = reach === null ? null : reached(source, reach);
  if (whole !== null) {
    setReach(null);
    setSelected(whole);
  }

  const arrive = useEffectEvent((row: Step & { readonly id: string }) => {
    told.arrive(row.id, row.index, row.extend);
  });
  const select = useEffectEvent(told.select);
  useEffect(() => {
    if (arrived !== null) arrive(arrived);
  }, [arrived]);
  useEffect(() => {
    if (selected !== null) select(selected);
  }, [selected]);

  return {
    /** The row the cursor waits for. */
    awaited: step?.index ?? null,
    waitForRow: setStep,
    waitForRows: setReach,
    forget: () => {
      setStep(null);
      setReach(null);
    },
  };
}
