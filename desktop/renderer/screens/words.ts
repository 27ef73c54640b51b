// Names of commands and events as people say them.
const COMMANDS: Readonly<Record<string, string>> = {
  PlaceOrder: 'Place order',
  AmendOrder: 'Change order',
  AddNote: 'Add note',
  PlaceHold: 'Put on hold',
  ReleaseHold: 'Release hold',
  CompleteOrder: 'Complete order',
  CancelOrder: 'Cancel order',
  RetryOrder: 'Try order again',
  CreateProduct: 'Create product',
  ChangeProduct: 'Change product',
  WithdrawProduct: 'Withdraw product',
  CreateCustomer: 'Create customer',
  ChangeCustomer: 'Change customer',
  MergeCustomer: 'Merge customers',
  ChangePerson: 'Change person',
  DisablePerson: 'Disable person',
  EnablePerson: 'Enable person',
  ChangeSettings: 'Change settings',
  AcknowledgeRefusal: 'Deal with a refusal',
  TakeOverRefusal: 'Take over a refusal',
};

const EVENTS: Readonly<Record<string, string>> = {
  OrderPlaced: 'Placed',
  OrderAmended: 'Changed',
  NoteAdded: 'Note added',
  HoldPlaced: 'Put on hold',
  HoldReleased: 'Hold released',
  BasketDeleted: 'Basket deleted in the shop',
  PlacementRetried: 'Shop asked again',
  OrderCompleted: 'Completed',
  OrderCancelled: 'Cancelled',
  OrderFailed: 'Failed',
  OrderRetried: 'Tried again',
  ShopFactIgnored: 'Late news from the shop, ignored',
  DifferenceNoted: 'Difference noted',
  NotificationOwed: 'Message owed: no e-mail or name',
};

/** A command of another version is named as it is. */
export const commandWords = (type: string): string => COMMANDS[type] ?? type;
export const eventWords = (type: string): string => EVENTS[type] ?? type;
