// Starts the search worker and talks to it.
import type { FromWorker, Line } from './messages';

/** @param report told when the worker broke; nothing is found any more then */
export const searchWorker = (report: (fault: unknown) => void): Line =>
  lineTo(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), report);

export function lineTo(worker: Worker, report: (fault: unknown) => void): Line {
  worker.onerror = ({ message }) => {
    report(new Error(`the search stopped: ${message}`));
  };
  return {
    send: (message) => {
      worker.postMessage(message);
    },
    listen: (hear) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        hear(data);
      };
    },
    close: () => {
      worker.terminate();
    },
  };
}
