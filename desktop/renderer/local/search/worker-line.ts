// Starts the search worker and talks to it.
import type { FromWorker, Line } from './messages';

/** @param report told when the worker broke or never came to be: nothing is found then, and all else goes on */
export function searchWorker(report: (fault: unknown) => void): Line {
  try {
    return lineTo(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), report);
  } catch (fault) {
    report(fault);
    return nobody;
  }
}

const nobody: Line = { send: () => {}, listen: () => {}, close: () => {} };

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
