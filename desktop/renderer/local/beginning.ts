// Commands that may be the first on their subject; all others need it at hand.
import type { BusinessCommand } from 'shared/command';

const BEGINNING: ReadonlySet<string> = new Set([
  'PlaceOrder',
  'CreateProduct',
  'CreateCustomer',
  'AddPerson',
  'CreateSite',
  'ChangeSettings',
  'ShareView',
  'AcknowledgeRefusal',
] satisfies readonly BusinessCommand['type'][]);

export const mayBegin = (type: string): boolean => BEGINNING.has(type);
