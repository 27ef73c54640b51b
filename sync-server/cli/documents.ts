// `waybill openapi` and `waybill asyncapi`: the documents of the interfaces, or what would break readers of an earlier one.
import { readFileSync } from 'node:fs';
import { asyncApiDocument } from '../http/documents/asyncapi';
import { breakingChanges } from '../http/documents/breaking-changes';
import type { JsonDocument } from '../http/documents/openapi';
import { openApiDocument } from '../http/documents/openapi';
import { packageVersion } from '../package-root';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

export const openapi: RunCommand = (context) => tell(context, openApiDocument(packageVersion()));
export const asyncapi: RunCommand = (context) => tell(context, asyncApiDocument(packageVersion()));

/** Exit 7 where something would break. */
async function tell({ text, terminal }: CommandContext, document: JsonDocument) {
  const since = text('since');
  if (since === undefined) {
    terminal.print(JSON.stringify(document, null, 2));
    return EXIT.ok;
  }
  const changes = breakingChanges(documentIn(since), document);
  if (terminal.wantsJson) terminal.printJson({ breakingChanges: changes });
  else for (const change of changes) terminal.print(change);
  if (changes.length === 0) terminal.tell('Nothing that would break a reader.');
  return changes.length === 0 ? EXIT.ok : EXIT.conflict;
}

function documentIn(path: string): JsonDocument {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // said below
  }
  throw new CommandFailure(EXIT.notFound, `The file ${path} cannot be read as a JSON document.`);
}
