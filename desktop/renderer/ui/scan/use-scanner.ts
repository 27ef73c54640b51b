// Hears barcode scanners, which type like a very fast keyboard, wherever the focus is.
import { useEffect, useEffectEvent } from 'react';
import { RULES } from './burst';
import { listenForScans } from './listen-for-scans';

export type Scanner = {
  /** What was scanned, as it was typed. Of several scanners in a window the last one shown hears it. */
  readonly onScan: (text: string) => void;
  /** How fast the scanner is: half of the gaps between its keys are at most that long. 20 to 80. */
  readonly medianGapMs?: number;
  readonly endedBy?: 'Enter' | 'Tab' | 'either';
  /** How long a shortcut waits for what may be the next key of a scan; longer where keys arrive late. */
  readonly holdMs?: number;
};

/**
 * Outside text fields a scan is taken and no shortcut hears of it. In a text field it is text, unless the field says
 * `data-scan="take"`: then it is taken out again.
 */
export function useScanner(scanner: Scanner): void {
  const { onScan, medianGapMs = RULES.medianGapMs, endedBy = 'either', holdMs = RULES.holdMs } = scanner;
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const ends = endedBy === 'either' ? RULES.endedBy : [endedBy];
    return listenForScans(window, { medianGapMs, endedBy: ends, holdMs }, (text) => {
      scanned(text);
    });
  }, [medianGapMs, endedBy, holdMs]);
}
