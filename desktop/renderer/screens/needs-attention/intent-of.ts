// A refused command as something to ask for again; null for one of a version nobody here can read.
import { readCommand } from 'shared/contract/commands';
import type { Intent } from '../../commands/intent';
import type { OutboxRow } from '../../local/store';

export function intentOf({ id, type, v, subject, payload, author, occurredAt }: OutboxRow): Intent | null {
  const read = readCommand({ id, type, v, subject, payload: { ...payload }, author, occurredAt });
  return read.type === 'read' && read.command.type !== 'Withdrawn' ? read.command : null;
}
