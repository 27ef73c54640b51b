// When a desktop has sent and read everything, noticed the moment its engine says so.
import type { Desktop } from '../system/desktop';

export async function whenSettled(desktop: Desktop): Promise<void> {
  const engine = desktop.engine();
  await new Promise<void>((done) => {
    const stop = engine.onStanding(({ queued, accepted, cursor, head, connection }) => {
      if (queued > 0 || accepted > 0 || connection.status !== 'live' || head === 0 || cursor < head) return;
      stop();
      done();
    });
  });
}
