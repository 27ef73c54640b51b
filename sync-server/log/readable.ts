// The same log for eyes: `12:00:01.250 info  server-listening port=8080`.
import type { DestinationStream } from 'pino';

export const readable = (destination: DestinationStream): DestinationStream => ({
  write: (line) => destination.write(`${forEyes(line)}\n`),
});

function forEyes(line: string): string {
  const { time, level, event, ...rest }: Record<string, unknown> = JSON.parse(line);
  const members = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [String(time).slice(11, 23), String(level).padEnd(5), String(event), ...members].join(' ');
}
