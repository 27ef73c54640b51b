// An amount: digits, then the code; one decimal axis for every currency; a real minus sign.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { decimalOf } from 'shared/money';
import type { Money } from 'shared/money';
import { useWords } from './use-words';

type Shown = { readonly sign: string; readonly whole: string; readonly fraction: string };

/** `-1204.5` EUR is −, 1,204 and .50; in German −, 1.204 and ,50. */
export function shownAmount(amount: Money, locale: string): Shown {
  const text = decimalOf(amount);
  const [whole = '0', fraction] = text.replace('-', '').split('.');
  const { group, decimal } = marksOf(locale);
  return {
    sign: text.startsWith('-') ? '−' : '',
    whole: whole.replaceAll(/\B(?=(\d{3})+$)/g, group),
    fraction: fraction === undefined ? '' : `${decimal}${fraction}`,
  };
}

/** As running text: `−1,204.50 EUR`. */
export function amountText(amount: Money, locale: string): string {
  const { sign, whole, fraction } = shownAmount(amount, locale);
  return `${sign}${whole}${fraction}\u00A0${amount.currency}`;
}

type Marks = { readonly group: string; readonly decimal: string };
const marks = new Map<string, Marks>();

function marksOf(locale: string): Marks {
  const known = marks.get(locale);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const mark = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  const found = { group: mark('group', ','), decimal: mark('decimal', '.') };
  marks.set(locale, found);
  return found;
}

type Props = {
  readonly of: Money;
  /** It contains something the server has not confirmed. */
  readonly provisional?: boolean;
  /** The column names the currency. */
  readonly bare?: boolean;
};

export function Amount({ of, provisional = false, bare = false }: Props): ReactNode {
  const { sign, whole, fraction } = shownAmount(of, useIntl().locale);
  const words = useWords();
  return (
    <span className="amount">
      <span
        className={provisional ? 'provisional' : undefined}
        title={provisional ? words('ui.provisional') : undefined}
      >
        {sign}
        {whole}
        <Fraction of={fraction} />
      </span>
      {!bare && <Code of={of.currency} />}
    </span>
  );
}

/** The mark and what follows it; the room for more keeps the axis of a column. */
export const Fraction = ({ of }: { readonly of: string }): ReactNode => (
  <span className="fraction" style={{ ['--digits' as string]: of.length }}>
    {of}
  </span>
);

/** A word of its own, also for who hears it. */
export const Code = ({ of }: { readonly of: string }): ReactNode => (
  <>
    {' '}
    <span className="code">{of}</span>
  </>
);

/** A key figure: the text face, tabular digits, no axis to keep. */
export function Figure({ of }: { readonly of: Money }): ReactNode {
  const { sign, whole, fraction } = shownAmount(of, useIntl().locale);
  return (
    <span className="figure large">
      {sign}
      {whole}
      {fraction}
      <Code of={of.currency} />
    </span>
  );
}
