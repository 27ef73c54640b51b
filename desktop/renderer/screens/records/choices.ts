// What there is to choose from, as this computer knows it: currencies and time zones.
import { isCurrency } from 'shared/currency';

export const currencies = (): readonly string[] => Intl.supportedValuesOf('currency').filter(isCurrency);

/** UTC is a zone like all others, and not every list has it. */
export const timeZones = (): readonly string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
