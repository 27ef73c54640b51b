// Reads the command in a row of the outbox, once per payload. Null for a row of an older version that is no longer understood.
import type { Command } from 'shared/command';
import { readCommand } from 'shared/contract/commands';
import type { OutboxRow } from './store';

type Outline = Pick<OutboxRow, 'id' | 'type' | 'v' | 'subject' | 'payload' | 'author' | 'occurredAt'>;

const read = new WeakMap<object, { readonly type: string; readonly command: Command | null }>();

export function commandOf({ id, type, v, subject, payload, author, occurredAt }: Outline): Command | null {
  const known = read.get(payload);
  if (known !== undefined && known.type === type && (known.command === null || known.command.id === id))
    return known.command;
  const result = readCommand({ id, type, v, subject, payload: { ...payload }, author, occurredAt });
  const command = result.type === 'read' ? result.command : null;
  read.set(payload, { type, command });
  return command;
}
