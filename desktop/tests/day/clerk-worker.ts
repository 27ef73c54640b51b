// A worker thread with one clerk in it, who does what they are told.
import { answerCalls } from '../simulation/remote';
import { clerk } from './clerk';

answerCalls(clerk());
