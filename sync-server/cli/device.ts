// `waybill device …`: the computers people work at.
import { endDevice } from '../auth/revoke-device';
import { listDevices } from '../store/devices';
import { listPeople } from '../store/people';
import type { RunCommand } from './command';
import { confirm } from './confirm';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { printTable } from './table';
import { withStore } from './with-store';

const COMMAND_LINE = { personId: null, deviceId: null };

export const list: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const [devices, people] = await Promise.all([listDevices(db, organisation), listPeople(db, organisation)]);
    const signInNames = new Map(people.map(({ id, person }) => [id, person.signInName]));
    printTable(
      context.terminal,
      devices.map(({ code, name, personId, lastSeenAt, queued, lastSeq, clockSkewMs, revokedAt, id }) => ({
        code,
        person: signInNames.get(personId) ?? null,
        name,
        lastSeen: lastSeenAt,
        made: lastSeq,
        waiting: queued,
        clockAheadMs: clockSkewMs,
        status: revokedAt === null ? 'active' : 'revoked',
        id,
      })),
    );
    return EXIT.ok;
  });

export const revoke: RunCommand = (context) =>
  withStore(context, async ({ db, organisation }) => {
    const { terminal, words } = context;
    const [typed = ''] = words;
    const devices = await listDevices(db, organisation);
    const device = devices.find(({ code, id }) => code.toLowerCase() === typed.toLowerCase() || id === typed);
    if (device === undefined)
      throw new CommandFailure(
        EXIT.notFound,
        `There is no device "${typed}". "waybill device list" says which there are.`,
      );
    const { id, code, name, queued } = device;
    if (!context.isSet('dry-run')) {
      await confirm(
        context,
        `Revoke ${code} (${name})?${queued > 0 ? ` It said it has ${queued} unsent commands.` : ''}`,
      );
      const reason = context.text('reason') ?? null;
      await endDevice({ db, organisation, now: () => new Date() }, id, { by: COMMAND_LINE, reason });
    }
    const sentence = context.isSet('dry-run') ? `Would revoke ${code} (${name}).` : `${code} (${name}) is revoked.`;
    if (terminal.wantsJson) terminal.printJson({ deviceId: id, code });
    else terminal.print(sentence);
    return EXIT.ok;
  });
