// Why something cannot be done or was not done, as a sentence with what to do, in the language of the window.
import { useMemo } from 'react';
import type { IntlShape } from 'react-intl';
import { useIntl } from 'react-intl';
import { rowOf } from 'shared/command-table';
import { epochMillis, instantFrom } from 'shared/instant';
import { moneySchema } from 'shared/money';
import type { Role } from 'shared/person/person';
import { GROUP_ROLES } from 'shared/policy';
import { isRefusalCode } from 'shared/refusals';
import { unreachable } from 'shared/unreachable';
import type { Impossible } from '../commands/allowed';
import type { NotDone } from '../commands/judge';
import { amountText } from '../ui/amount';
import type { WordId } from './language/catalog';
import { valuesOf } from './language/refusal-words';
import { useZone } from './use-time';

export type Sentences = {
  /** A refusal as it came over the wire; a code of a newer server is named as it is (FRM-4). */
  readonly refusal: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** `null` where it could not even be written down. */
  readonly notDone: (why: Impossible | NotDone | null) => string;
};

/** For the language and the organisation of this window; others where either changes. */
export function useSentences(): Sentences {
  const intl = useIntl();
  const zone = useZone();
  return useMemo(() => sentencesOf(intl, zone), [intl, zone]);
}

/** @param zone IANA name of the organisation's time zone */
export function sentencesOf(intl: IntlShape, zone: string): Sentences {
  const say = (id: WordId, values: Readonly<Record<string, string>> = {}) => intl.formatMessage({ id }, values);
  const shown = shownIn(intl, zone);
  const refusal: Sentences['refusal'] = (code, params) => {
    if (!isRefusalCode(code)) return say('outcome.unknown', { code });
    const values = valuesOf(code).map((name) => [name, shown(name, Object.hasOwn(params, name) ? params[name] : null)]);
    return say(`refusal.${code}`, Object.fromEntries(values) as Record<string, string>);
  };
  const whoMay = (roles: readonly Role[]) =>
    roles.length === 0
      ? say('outcome.forbidden.nobody')
      : say('outcome.forbidden', { roles: intl.formatList(roles.map((role) => say(`order.role.${role}`))) });
  const notDone: Sentences['notDone'] = (why) => {
    switch (why?.type) {
      case undefined:
        return say('outcome.not-saved');
      case 'refused':
        return refusal(why.refusal.code, why.refusal);
      case 'forbidden':
        return whoMay('roles' in why ? why.roles : GROUP_ROLES[rowOf(why.command).group]);
      case 'invalid':
        return say('outcome.invalid', { detail: membersIn(why.detail) });
      case 'not-at-hand':
        return say('outcome.not-at-hand');
      default:
        return unreachable(why);
    }
  };
  return { refusal, notDone };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Numbers, amounts and dates as people here write them; text as it is; anything else is a question mark. */
const shownIn =
  (intl: IntlShape, zone: string) =>
  (name: string, value: unknown): string => {
    if (typeof value === 'number') return intl.formatNumber(value);
    if (typeof value === 'string') {
      if (name === 'detail') return membersIn(value);
      if (DAY.test(value)) return intl.formatDate(`${value}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
      const at = instantFrom(value);
      if (at === null) return value;
      return intl.formatDate(epochMillis(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
    }
    const amount = moneySchema.safeParse(value);
    return amount.success ? amountText(amount.data, intl.locale) : '?';
  };

/** The members a detail names, `lines.0.quantity`; what it says of them is a program's English. */
export function membersIn(detail: string): string {
  const members = detail.split('; ').flatMap((fault) => /^([\w.]+):/.exec(fault)?.[1] ?? []);
  return members.length === 0 ? '?' : [...new Set(members)].join(', ');
}
