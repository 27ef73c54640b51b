// The address of a list whose rows have names instead of ids: which one is open, or that a new one is being made.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { RecordPlace } from '../records/record-place';

export const namedSearchSchema = z.object({
  name: z.string().max(250).optional().catch(undefined),
  do: z.enum(['create']).optional().catch(undefined),
});

export function useNamedPlace(to: '/sinks' | '/parked'): RecordPlace {
  const navigate = useNavigate();
  const { name, do: act } = namedSearchSchema.parse(useSearch({ strict: false }));
  const open = name ?? null;
  const doing = act ?? null;
  const go = useCallback(
    (next: string | null, what?: string) =>
      void navigate({
        to,
        search: { ...(next !== null && { name: next }), ...(what === 'create' && { do: 'create' as const }) },
      }),
    [navigate, to],
  );
  const back = useCallback(() => {
    go(null);
  }, [go]);
  return useMemo(() => ({ open, doing, go, back }), [open, doing, go, back]);
}
