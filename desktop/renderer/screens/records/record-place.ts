// The address of a list of records: which one is open, and what is being done with it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';

export const recordSearchSchema = z.object({
  id: z.guid().optional().catch(undefined),
  do: z.enum(['create', 'change', 'merge']).optional().catch(undefined),
});
export type RecordSearch = z.infer<typeof recordSearchSchema>;
export type Doing = NonNullable<RecordSearch['do']>;

export type RecordAddress = '/products' | '/customers' | '/people' | '/devices';
export type RecordPlace = {
  readonly open: string | null;
  readonly doing: Doing | null;
  readonly go: (open: string | null, doing?: Doing) => void;
  /** One layer: what is being done, then what is open. */
  readonly back: () => void;
};

export function useRecordPlace(to: RecordAddress): RecordPlace {
  const navigate = useNavigate();
  const { id, do: act } = recordSearchSchema.parse(useSearch({ strict: false }));
  const open = id ?? null;
  const doing = act ?? null;
  const go = useCallback(
    (next: string | null, what?: Doing) =>
      void navigate({ to, search: { ...(next !== null && { id: next }), ...(what !== undefined && { do: what }) } }),
    [navigate, to],
  );
  return useMemo(
    () => ({
      ...{ open, doing, go },
      back: () => {
        go(doing === null ? null : open);
      },
    }),
    [open, doing, go],
  );
}
