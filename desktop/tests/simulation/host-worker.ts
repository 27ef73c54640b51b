// A worker thread with one desktop in it, which does what it is told.
import { simulatedDesktop } from './host';
import { answerCalls } from './remote';

answerCalls(simulatedDesktop());
