import { expect, test } from 'vitest';
import type { Carried, ShellAnswer, ShellBridge, ShellLink } from 'shared/contract/shell';
import { deviceId } from 'shared/ids';
import { shellAround } from './shell';

const device = deviceId('00000000-0000-4000-8000-000000000003');
const link: ShellLink = { screen: 'orders', order: '0190c1f0-0000-7000-8000-000000000007' };
const session = {
  accessToken: 'a.b.c',
  organisationId: '00000000-0000-4000-8000-000000000001',
  person: { id: '00000000-0000-4000-8000-000000000002', name: 'Maria', signInName: 'maria', roles: ['warehouse'] },
  device: { id: device, code: 'W3' },
};

function bridge(answer: ShellAnswer<Carried>, links: (ShellLink | null)[] = []) {
  const asked: string[] = [];
  const waiting = new Set<() => void>();
  const carry = (what: string) => async (body?: object) => {
    asked.push(`${what} ${JSON.stringify(body ?? {})}`);
    return answer;
  };
  const made: ShellBridge = {
    about: async () => ({ ok: { server: 'https://waybill.example', isFixed: false } }),
    chooseServer: async ({ address }) =>
      address === 'full disk' ? { problem: 'failed' } : { ok: address === 'other.example' ? 'chosen' : 'unreachable' },
    ...{ signIn: carry('signIn'), goOn: carry('goOn'), signOut: carry('signOut') },
    ...{ setUpNeeded: carry('setUpNeeded'), setUp: carry('setUp') },
    takeLink: async () => ({ ok: links.shift() ?? null }),
    onLink: (waits) => {
      waiting.add(waits);
      return () => waiting.delete(waits);
    },
  };
  return { made, asked, waiting };
}

test('SHL-6 in a browser there is no shell, and one that does not answer as ours is an error', async () => {
  expect(await shellAround(null)).toBeNull();
  const { made } = bridge({ problem: 'failed' });
  for (const about of [{ problem: 'not-ours' as const }, { ok: { server: 'nonsense', isFixed: false } }])
    await expect(shellAround({ ...made, about: async () => about })).rejects.toThrow();
});

test('SHL-7, SGN-4 the account works through the shell as it does over HTTP', async () => {
  const yes = bridge({ ok: { status: 200, text: JSON.stringify(session) } });
  const shell = await shellAround(yes.made);
  expect(shell?.server).toBe('https://waybill.example');
  expect(await shell?.account.goOn(device)).toMatchObject({ type: 'answer', body: { accessToken: 'a.b.c' } });
  expect(yes.asked).toEqual([`goOn {"deviceId":"${device}"}`]);
  const refused = bridge({ ok: { status: 401, text: '{"code":"signed-out","title":"No."}' } });
  expect(await (await shellAround(refused.made))?.account.goOn(device)).toMatchObject({
    type: 'refused',
    code: 'signed-out',
  });
});

test('SHL-13 the page hears what became of an address, and a shell that could not keep it is an error', async () => {
  const shell = await shellAround(bridge({ problem: 'failed' }).made);
  expect([shell?.serverIsFixed, await shell?.chooseServer('other.example')]).toEqual([false, 'chosen']);
  expect(await shell?.chooseServer('nowhere.example')).toBe('unreachable');
  await expect(shell?.chooseServer('full disk')).rejects.toThrow();
});

test('SHL-7, SGN-4 a problem of the shell is no answer and never a no', async () => {
  for (const problem of ['unreachable', 'failed', 'malformed', 'not-ours'] as const) {
    const shell = await shellAround(bridge({ problem }).made);
    expect(await shell?.account.goOn(device)).toEqual({ type: 'unreachable' });
    expect(await shell?.account.isEmpty()).toEqual({ type: 'unreachable' });
  }
});

test('SHL-10 a link that came before anybody listened is shown, and one that comes later too, until nobody follows', async () => {
  const links: (ShellLink | null)[] = [link];
  const { made, waiting } = bridge({ problem: 'failed' }, links);
  const shown: ShellLink[] = [];
  const stop = (await shellAround(made))?.links.follow((one) => shown.push(one));
  await expect.poll(() => shown).toEqual([link]);
  links.push(link);
  for (const waits of waiting) waits();
  await expect.poll(() => shown).toEqual([link, link]);
  stop?.();
  expect(waiting.size).toBe(0);
});
