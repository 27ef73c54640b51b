// The search, in a thread of its own: a shell around the desk.
import { desk } from './desk';
import type { FromWorker, ToWorker } from './messages';

/** TypeScript knows either a page's world or a worker's, not both. */
declare const self: {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  readonly postMessage: (message: FromWorker) => void;
};

const answer = desk();

self.onmessage = ({ data }) => {
  self.postMessage(answer(data));
};
