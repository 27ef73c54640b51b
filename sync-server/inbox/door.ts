// The one door, as the inbox knows it: what it hands in and what it is answered.
import type { CommandId, OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';

export type ShopCommand = {
  readonly id: CommandId;
  readonly type: 'RecordCheckout' | 'RecordBasketDeletion' | 'RecordShopStatus';
  readonly v: number;
  readonly subject: string;
  readonly payload: Record<string, unknown>;
  readonly occurredAt: Instant;
};

export type DoorAnswer =
  | { readonly status: 'accepted'; readonly feedSeq: number }
  | { readonly status: 'rejected'; readonly code: string }
  /** Nothing was stored; the same command may be handed in again. */
  | { readonly status: 'retry'; readonly code: string }
  /** The order is unknown so far. */
  | { readonly status: 'postponed' };

export type Door = (batch: {
  readonly organisation: OrganisationId;
  readonly correlationId: string;
  readonly recordedAt: Instant;
  readonly commands: readonly ShopCommand[];
}) => Promise<readonly DoorAnswer[]>;
