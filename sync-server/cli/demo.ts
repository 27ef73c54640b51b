// `waybill demo seed`: generated orders for looking around, in books that hold nothing else.
import { systemClock } from '../clock';
import type { RunCommand } from './command';
import { seedDemo } from './demo-seed';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { withStore } from './with-store';

const MOST_ORDERS = 1_000_000;

export const seed: RunCommand = async (context) => {
  const { terminal, text, isSet } = context;
  const orders = wholeNumber('--orders', text('orders') ?? '1000', MOST_ORDERS);
  const number = wholeNumber('--seed', text('seed') ?? '1', 2 ** 31);
  if (isSet('dry-run')) {
    terminal.print(`Would make ${orders} orders with their goods and customers.`);
    return EXIT.ok;
  }
  return withStore(context, async ({ db, organisation }) => {
    let said = 0;
    const onProgress = (done: number) => {
      if (done - said < 1_000) return;
      said = done;
      terminal.tell(`${done} of ${orders} orders …`);
    };
    const made = await seedDemo({ db, organisation, orders, seed: number, clock: systemClock, onProgress });
    if (made.type === 'not-empty') {
      throw new CommandFailure(
        EXIT.conflict,
        'There are orders, goods or customers already: the demo does not mix with them. Take an empty folder with --home.',
      );
    }
    if (terminal.wantsJson) terminal.printJson({ orders: made.orders, commands: made.commands });
    else terminal.print(`Made ${made.orders} orders with their goods and customers, by ${made.commands} commands.`);
    return EXIT.ok;
  });
};

function wholeNumber(flag: string, text: string, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= 0 && value <= most) return value;
  throw new CommandFailure(EXIT.usage, `${flag} must be a whole number up to ${most}.`);
}
