// Counts that are kept while a screen is open.
import { useEffect, useState } from 'react';
import type { Counts, KeptCounts } from '../../local/counts';
import { localRecordCounts, recordCounts } from '../../local/record-queries';
import type { RecordKind } from '../../local/record-list';
import { useWorkplace } from '../workplace';

const NONE: Counts = new Map();

export type RecordCounts = {
  readonly byStatus: Counts;
  readonly total: number;
  /** What this device has that the server does not. */
  readonly unsynced: number;
};

export function useRecordCounts(kind: RecordKind): RecordCounts {
  const { database } = useWorkplace();
  const [byStatus, setByStatus] = useState(NONE);
  const [local, setLocal] = useState(NONE);
  useEffect(() => keeping(recordCounts(database, kind), setByStatus), [database, kind]);
  useEffect(() => keeping(localRecordCounts(database, kind), setLocal), [database, kind]);
  // Records that are refused before the server ever knew them have no status of their own.
  const known = [...byStatus].filter(([status]) => status !== '' && status !== 'new');
  return {
    byStatus,
    total: known.reduce((sum, [, rows]) => sum + rows, 0),
    unsynced: (local.get('pending') ?? 0) + (local.get('blocked') ?? 0) + (local.get('createRejected') ?? 0),
  };
}

/** @returns how to stop */
function keeping(opening: Promise<KeptCounts>, show: (counts: Counts) => void): () => void {
  let kept: KeptCounts | null = null;
  let gone = false;
  const keep = async () => {
    const opened = await opening;
    kept = opened;
    if (gone) return opened.close();
    show(opened.get());
    opened.subscribe(() => {
      show(opened.get());
    });
  };
  void keep();
  return () => {
    gone = true;
    kept?.close();
  };
}
