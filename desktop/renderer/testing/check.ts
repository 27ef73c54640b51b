// The invariants (SYN-1 to SYN-19) that can be seen on a desktop at any moment, and those that must hold once all is calm.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { keyOf, refOf } from 'shared/aggregate';
import type { Base, Unsettled } from 'shared/rebase';
import { rebase } from 'shared/rebase';
import type { CommandId } from 'shared/ids';
import { isMoot } from '../local/outbox';
import { commandOf } from '../local/read-row';
import type { LocalDocument, OutboxRow } from '../local/store';
import type { ModelDesktop } from './model-desktop';
import type { ModelServer } from './model-server';

/** What was true of one desktop before, to see that nothing goes back. */
export type Past = { confirmed: Set<CommandId>; label: string; cursor: number; versions: Map<string, number> };
export const noPast = (): Past => ({ confirmed: new Set(), label: '', cursor: 0, versions: new Map() });

/** At every step of a desktop that lives. */
export function checkNow(desktop: ModelDesktop, server: ModelServer, past: Past): void {
  const { rows, documents, position } = desktop.storage.snapshot();
  const ids = new Set(rows.map(({ id }) => id));
  for (const id of past.confirmed) if (!ids.has(id)) throw new Error(`SYN-1 ${id} was confirmed and is gone`);
  const label = `${position.epoch}#${position.round}`;
  if (label !== past.label) Object.assign(past, { label, cursor: 0, versions: new Map() });
  if (position.cursor < past.cursor) throw new Error(`SYN-6 the cursor fell from ${past.cursor} to ${position.cursor}`);
  past.cursor = position.cursor;
  for (const [key, { document }] of documents) {
    if (document.base === null || document.base.epoch !== label) continue;
    const before = past.versions.get(key) ?? 0;
    if (document.base.version < before)
      throw new Error(`SYN-6 ${key} fell from version ${before} to ${document.base.version}`);
    past.versions.set(key, document.base.version);
  }
  for (const { status, versions, type } of position.sweep || position.epoch !== server.epoch() ? [] : rows) {
    if (status !== 'settled') continue;
    for (const [key, version] of Object.entries(versions)) {
      const document = documents.get(key)?.document;
      const here = document?.base?.epoch === label && document.base.version >= version;
      const unsaid = (document?.base ?? null) === null;
      const elsewhere = unsaid
        ? !server.inScope(key, desktop.person) || position.scope !== server.scope()
        : document?.gone === true;
      if (!here && !elsewhere) throw new Error(`SYN-7 ${type} on ${key} is settled and its rows are not here`);
    }
  }
  checkViews(
    [...documents.values()].map(({ document }) => document),
    rows,
    desktop,
  );
}

/** SYN-7: every view is what folding all bases under all unsettled commands gives. */
function checkViews(documents: readonly LocalDocument[], rows: readonly OutboxRow[], desktop: ModelDesktop): void {
  const unsettled = rows
    .filter(({ status }) => status === 'queued' || status === 'accepted')
    .sort((a, b) => a.seq - b.seq);
  // Asked again after a restore: their place in the view is between the old bases and the new.
  if (unsettled.some(({ status, versions }) => status === 'queued' && Object.keys(versions).length > 0)) return;
  const held = new Map(documents.map((document) => [keyOf(document), document]));
  const keys = new Set([...held.keys(), ...unsettled.flatMap(({ touched }) => touched)]);
  const bases = [...keys].map((key): Base => {
    const base = held.get(key)?.base ?? null;
    return { ...refOf(key), version: base?.version ?? 0, state: base?.state ?? null } as Base;
  });
  const commands = unsettled.flatMap((row): readonly Unsettled[] => {
    const command = commandOf(row);
    return command === null
      ? []
      : [{ seq: row.seq, command, status: row.status === 'accepted' ? 'accepted' : 'queued', versions: row.versions }];
  });
  const views = rebase(bases, commands, [], desktop.desk.organisation);
  for (const [key, view] of views.views) {
    if (view.ref.type === 'refusal') continue;
    const document = held.get(key);
    if (document === undefined) {
      if (view.pending.length > 0) throw new Error(`SYN-7 ${key} has own commands and no view`);
      continue;
    }
    const blocked = document.blocked.map(({ id }) => id);
    same(
      `${key} blocked`,
      blocked,
      view.blocked.map(({ id }) => id),
    );
    same(`${key} pending`, document.pendingCount, view.pending.length);
    const state = views.state(view.ref.type, view.ref.id);
    if (state !== undefined && document.localState !== 'createRejected') same(key, document.state, state);
  }
}

function same(what: string, is: unknown, shouldBe: unknown): void {
  if (!isDeepStrictEqual(is, shouldBe))
    throw new Error(`SYN-7 ${what} is ${JSON.stringify(is)} and should be ${JSON.stringify(shouldBe)}`);
}

/** SYN-13, SYN-14, SYN-4, SYN-31: once all is calm. */
export function checkCalm(desktop: ModelDesktop, server: ModelServer): void {
  const { rows, documents, position } = desktop.storage.snapshot();
  const of = (status: OutboxRow['status']) => rows.filter((row) => row.status === status);
  expect(desktop.faults, 'no faults').toEqual([]);
  expect(
    of('queued').map(({ type, code, after }) => ({ type, code, after })),
    'SYN-13 the queue is empty',
  ).toEqual([]);
  expect(
    of('accepted').map(({ type, versions, feedSeq }) => ({ type, versions, feedSeq })),
    'SYN-13 all is settled',
  ).toEqual([]);
  expect(position, 'SYN-13 the cursor is at the head').toMatchObject({
    cursor: server.head(),
    head: server.head(),
    sweep: false,
  });
  const held = new Map([...documents].map(([key, { document }]) => [key, document]));
  for (const key of server.keys()) {
    if (server.inScope(key, desktop.person)) expect(held.has(key), `SYN-13 ${key} is in scope and here`).toBe(true);
  }
  for (const [key, document] of held) {
    if (document.localState === 'createRejected') continue;
    expect(document.state, `SYN-13 ${key} is what the server holds`).toEqual(server.document(key)?.state);
    expect(document, `SYN-13 ${key}`).toMatchObject({ pendingCount: 0, localState: 'synced', blocked: [] });
    if (!document.pinned)
      expect(server.inScope(key, desktop.person), `SYN-31 ${key} is out of scope and gone`).toBe(true);
  }
  const open = server
    .receipts()
    .filter(
      ({ verdict, author }) => author === desktop.person && verdict.status === 'rejected' && !verdict.acknowledged,
    );
  const shown = new Set(of('rejected').map(({ id }) => id));
  for (const { commandId, type, verdict } of open)
    if (verdict.status === 'rejected' && !isMoot(type, verdict.code))
      expect(shown.has(commandId), `SYN-4 ${commandId} stays in front of its author`).toBe(true);
  const standing = desktop.engine.standing();
  expect(standing.received, 'SYN-14 made = received').toBe(standing.made);
}

/** SYN-8: one device's commands on one subject ran in the order of their numbers. */
export function checkOrder(server: ModelServer): void {
  const last = new Map<string, number>();
  for (const { deviceId, epoch, subject, seq } of server.log()) {
    const key = `${deviceId} ${epoch} ${subject}`;
    const before = last.get(key) ?? 0;
    if (seq <= before) throw new Error(`SYN-8 ${subject}: number ${seq} came after ${before}`);
    last.set(key, seq);
  }
}
