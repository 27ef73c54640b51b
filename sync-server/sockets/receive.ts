// Lets devices in to a namespace, remembers who is there, and answers what they ask.
import { transportError } from 'shared/contract/codes';
import type { TransportError } from 'shared/contract/codes';
import type { Namespace, Socket } from 'socket.io';
import type { Admission } from './admit';
import { admit } from './admit';
import type { Answering } from './answer-request';
import { answerRequest } from './answer-request';
import type { Session } from './session';

/** Who is connected, by socket. */
export type Sessions = Map<Socket, Session>;
type Admitted = Extract<Admission, { type: 'admitted' }>;

export function receive(sync: Namespace, answering: Answering): Sessions {
  const sessions: Sessions = new Map();
  const admissions = new WeakMap<Socket, Admitted>();
  sync.use((socket, next) => {
    void admission(answering, socket).then((result) => {
      if (result.type === 'admitted') admissions.set(socket, result);
      next(result.type === 'refused' ? refusal(result.error) : undefined);
    });
  });
  sync.on('connection', (socket) => {
    const admitted = admissions.get(socket);
    if (admitted === undefined) socket.disconnect(true);
    else converse(answering, socket, admitted, sessions);
  });
  return sessions;
}

/** Socket.IO sends an error's `data` along as `connect_error.data`. */
export const refusal = (error: TransportError): Error => Object.assign(new Error(error.code), { data: error });

/** Never rejects. */
async function admission({ parts: { auth, log }, isClosing }: Answering, socket: Socket): Promise<Admission> {
  const { id: socketId } = socket;
  try {
    const result = isClosing()
      ? refused(transportError('BUSY', 'The server is stopping.', { retryAfterMs: 1_000 }))
      : await admit(auth, socket.handshake.auth);
    if (result.type === 'refused') log.warn({ socketId, code: result.error.code }, 'socket-refused');
    return result;
  } catch (error) {
    log.error({ socketId, err: error }, 'admission-failed');
    return refused(transportError('INTERNAL', 'The server could not answer.', { retryAfterMs: 1_000 }));
  }
}

const refused = (error: TransportError) => ({ type: 'refused', error }) as const;

function converse(answering: Answering, socket: Socket, { type: _, ...known }: Admitted, sessions: Sessions): void {
  const { log } = answering.parts;
  const session: Session = { ...known, freshUpTo: 0 };
  const ids = { socketId: socket.id, deviceId: session.deviceId, personId: session.personId };
  sessions.set(socket, session);
  log.info(ids, 'socket-connected');
  socket.onAny((...frame: readonly unknown[]) => answerFrame(answering, session, frame));
  socket.on('error', () => undefined); // a client may send an event of this name; without a listener it would be thrown
  socket.on('disconnect', (code) => {
    sessions.delete(socket);
    log.info({ ...ids, code }, 'socket-disconnected');
  });
}

/** What is said without waiting for an answer is not a request. */
function answerFrame(answering: Answering, session: Session, [name, ...words]: readonly unknown[]): void {
  const ack = words.at(-1);
  if (typeof ack !== 'function') return;
  const [payload] = words.slice(0, -1);
  void answerRequest(answering, session, { name, payload, reply: (answer) => ack(answer) });
}
