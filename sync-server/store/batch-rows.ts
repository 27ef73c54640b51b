// The rows a batch leaves behind, before they have their feed numbers.
import type { AggregateType } from 'shared/aggregate';
import type { HistoryEntry } from 'shared/contract/documents';
import type { CommandId, DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { AnyState } from 'shared/states';
import type { ProjectedType } from './projections';

/** `offset` counts the batch's receipts from 1: feed numbers are the feed's last one plus the offset. */
type Numbered = { readonly offset: number };

export type EventRow = Numbered & {
  readonly aggregateType: AggregateType;
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly v: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly private: Readonly<Record<string, unknown>> | null;
  /** Hashes in hexadecimal. */
  readonly privateHash: string | null;
  readonly hash: string;
  readonly commandId: CommandId;
  readonly userId: PersonId | null;
  readonly occurredAt: Instant;
};

export type ProjectionRow = Numbered & {
  readonly id: string;
  readonly version: number;
  readonly state: AnyState;
  readonly history: readonly HistoryEntry[];
};

export type ReceiptRow = Numbered & {
  readonly commandId: CommandId;
  readonly deviceSeq: number | null;
  readonly userId: PersonId | null;
  readonly type: string;
  readonly payloadHash: string;
  readonly status: 'accepted' | 'rejected';
  readonly code: string | null;
  readonly params: Readonly<Record<string, unknown>> | null;
  readonly versions: Readonly<Record<string, number>>;
  /** As it was sent; kept of rejected commands only. */
  readonly command: unknown;
  readonly acknowledges: CommandId | null;
  readonly acknowledgedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly takenOverBy: PersonId | null;
  readonly refusalVersion: number;
};

/** What a batch changes about a refusal. */
export type RefusalRow = {
  readonly id: CommandId;
  /** Its author need not see it any more. */
  readonly isSeen: boolean;
  readonly isClosed: boolean;
  readonly takenOverBy: PersonId | null;
  readonly version: number;
};

export type AnnouncementRow = Numbered & {
  readonly n: number;
  readonly bucket: number;
  readonly partitionKey: string;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type DeadlineRow = {
  readonly id: string;
  readonly aggregateId: string;
  readonly dueAt: Instant;
  readonly command: Readonly<Record<string, unknown>>;
};

export type WritePlan = {
  readonly organisation: OrganisationId;
  readonly deviceId: DeviceId | null;
  readonly recordedAt: Instant;
  readonly events: readonly EventRow[];
  readonly projections: Readonly<Record<ProjectedType, readonly ProjectionRow[]>>;
  readonly receipts: readonly ReceiptRow[];
  /** Refusals of earlier batches that somebody dealt with or took over now. */
  readonly refusals: readonly RefusalRow[];
  readonly announcements: readonly AnnouncementRow[];
  readonly deadlines: {
    readonly set: readonly DeadlineRow[];
    /** Aggregates whose deadline so far no longer counts. */
    readonly withdrawn: readonly string[];
    /** Commands of the server that now have a receipt: if a deadline gave one of them, it is over. */
    readonly passed: readonly CommandId[];
  };
  /** Commands that were on hold and now have a receipt. */
  readonly cured: readonly CommandId[];
};
