// The closed table of what a page may ask: each channel with the schema of what it is given. Paths are never among it.
import type { ShellAnswer, ShellChannel, ShellLink } from 'shared/contract/shell';
import { SHELL_CHANNELS } from 'shared/contract/shell';
import { text } from 'shared/text';
import { z } from 'zod';
import type { ServerDesk } from './server-desk';
import type { SessionCalls } from './session';

const nothing = z.strictObject({});
const device = z.strictObject({ deviceId: z.uuid() });
const words = text(200);

export const channelSchemas = {
  'shell-about': nothing,
  'session-sign-in': device.extend({ signInName: words, password: words, deviceName: words }),
  'session-go-on': device,
  'session-sign-out': device,
  'setup-needed': nothing,
  'setup-first-person': z.strictObject({ token: words, name: words, signInName: words, password: words }),
  'server-choose': z.strictObject({ address: words }),
  'link-take': nothing,
} as const satisfies Readonly<Record<ShellChannel, z.ZodType>>;

type Schemas = typeof channelSchemas;
export type Channels = {
  readonly [Name in ShellChannel]: (given: z.infer<Schemas[Name]>) => Promise<ShellAnswer<unknown>>;
};

export type ChannelParts = {
  readonly session: SessionCalls;
  readonly server: Pick<ServerDesk, 'about' | 'choose'>;
  readonly takeLink: () => ShellLink | null;
};

export const channelsOf = ({ session, server, takeLink }: ChannelParts): Channels => ({
  'shell-about': async () => ({ ok: server.about() }),
  'session-sign-in': session.signIn,
  'session-go-on': session.goOn,
  'session-sign-out': session.signOut,
  'setup-needed': session.setUpNeeded,
  'setup-first-person': session.setUp,
  'server-choose': async ({ address }) => ({ ok: await server.choose(address) }),
  'link-take': async () => ({ ok: takeLink() }),
});

/** The sender of a message, as Electron describes it. */
export type Asking = {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};
export type Handle = (channel: ShellChannel, answer: (event: Asking, given: unknown) => Promise<unknown>) => void;

/** Every channel goes through the same two questions, who asks and what; there is no way to add one without them. */
export function openChannels(handle: Handle, channels: Channels, mayAsk: (event: Asking) => boolean): void {
  const open = <Name extends ShellChannel>(name: Name) => {
    handle(name, async (event, given): Promise<ShellAnswer<unknown>> => {
      if (!mayAsk(event)) return { problem: 'not-ours' };
      const read = channelSchemas[name].safeParse(given);
      if (!read.success) return { problem: 'malformed' };
      return run(channels, name, read.data as z.infer<Schemas[Name]>);
    });
  };
  for (const name of SHELL_CHANNELS) open(name);
}

/** What breaks in main is told without its words: they may name files, and a page has no use for them. */
async function run<Name extends ShellChannel>(
  channels: Channels,
  name: Name,
  given: z.infer<Schemas[Name]>,
): Promise<ShellAnswer<unknown>> {
  try {
    return await channels[name](given);
  } catch {
    return { problem: 'failed' };
  }
}
