// The shell this page runs in, if any: its answers are read like those of any other border.
import type { Carried, ServerChoice, ShellAnswer, ShellBridge, ShellLink } from 'shared/contract/shell';
import { SERVER_CHOICES } from 'shared/contract/shell';
import { z } from 'zod';
import type { Account, Courier } from './sync/account';
import { accountOver } from './sync/account';

const carriedSchema: z.ZodType<Carried> = z.object({ status: z.int(), text: z.string() });
const aboutSchema = z.object({ server: z.url().nullable(), isFixed: z.boolean() });
const choiceSchema = z.enum(SERVER_CHOICES);
const linkSchema = z.object({ screen: z.literal('orders'), order: z.uuid() }).nullable();

export type Links = { readonly follow: (show: (link: ShellLink) => void) => () => void };
export type ShellAround = {
  /** null until somebody said it. */
  readonly server: string | null;
  readonly serverIsFixed: boolean;
  /** @throws where the address could not be kept, as on a full disk */
  readonly chooseServer: (address: string) => Promise<ServerChoice>;
  readonly account: Account;
  readonly links: Links;
};

/** Null in a browser. @throws where a shell is there and does not answer as ours does */
export async function shellAround(bridge: ShellBridge | null): Promise<ShellAround | null> {
  if (bridge === null) return null;
  const { server, isFixed } = await answerOf(bridge.about(), aboutSchema);
  return {
    ...{ server, serverIsFixed: isFixed },
    chooseServer: (address) => answerOf(bridge.chooseServer({ address }), choiceSchema),
    account: accountOver(courierOver(bridge)),
    links: linksOver(bridge),
  };
}

/** A problem is thrown: for the account it is the same as no answer. */
async function answerOf<T>(asked: Promise<ShellAnswer<unknown>>, schema: z.ZodType<T>): Promise<T> {
  return z.object({ ok: schema }).parse(await asked).ok;
}

function courierOver(bridge: ShellBridge): Courier {
  const carry = (asked: Promise<ShellAnswer<Carried>>) => answerOf(asked, carriedSchema);
  return {
    signIn: (credentials) => carry(bridge.signIn(credentials)),
    goOn: (device) => carry(bridge.goOn(device)),
    signOut: (device) => carry(bridge.signOut(device)),
    setUpNeeded: () => carry(bridge.setUpNeeded()),
    setUp: (first) => carry(bridge.setUp(first)),
  };
}

/** One link may have come before anybody listened. */
const linksOver = (bridge: ShellBridge): Links => ({
  follow: (show) => {
    const take = async () => {
      const link = await answerOf(bridge.takeLink(), linkSchema).catch(() => null);
      if (link !== null) show(link);
    };
    void take();
    return bridge.onLink(() => void take());
  },
});
