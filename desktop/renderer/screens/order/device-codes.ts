// The short codes of other people's devices, as far as the server has told them in this window. A code is never given
// twice, so what is known stays true.
import { useEffect } from 'react';
import { ref } from 'shared/aggregate';
import { create } from 'zustand';
import { useLive, useWorkplace } from '../workplace';
import type { SeenOrder } from './use-order';

type DeviceCodes = {
  readonly codes: Readonly<Record<string, string>>;
  readonly learn: (codes: Readonly<Record<string, string>>) => void;
};

export const useDeviceCodes = create<DeviceCodes>((set, get) => ({
  codes: {},
  learn: (codes) => {
    set({ codes: { ...get().codes, ...codes } });
  },
}));

/** Asks once for the devices of an order's entries that are not known yet. */
export function useLearnedDevices({ row: { id, history } }: Pick<SeenOrder, 'row'>): void {
  const { past, person, standing } = useWorkplace();
  const isLive = useLive(standing).connection.status === 'live';
  const { codes, learn } = useDeviceCodes();
  const isKnown = history.every(({ device }) => device === null || device === person.deviceId || device in codes);
  const latest = history.at(-1)?.commandId;
  useEffect(() => {
    if (!isLive || isKnown) return undefined;
    let overtaken = false;
    const ask = async () => {
      const page = await past(ref('order', id), null, 0);
      if (page.type === 'page' && !overtaken) learn(page.devices);
    };
    void ask();
    return () => {
      overtaken = true;
    };
  }, [past, learn, id, isLive, isKnown, latest]);
}
