// Eight mistakes that engines of this kind really made. Each is a patch, and each must turn the simulation red.
export type Patch = { readonly file: string; readonly find: string; readonly replace: string };
export type Fault = { readonly name: string; readonly patches: readonly Patch[] };

export const faults: readonly Fault[] = [
  {
    name: 'a bigserial cursor: numbers are given before they can be seen',
    patches: [
      {
        file: 'sync-server/migrations/0001-foundation.ts',
        find: 'const FEED = `',
        replace: `const FEED = \`
  create sequence feed_numbers;
  create function take_numbers(count integer) returns bigint language plpgsql as $$
  declare last bigint;
  begin
    perform pg_advisory_lock(1);
    for i in 1..count loop last := nextval('feed_numbers'); end loop;
    perform pg_advisory_unlock(1);
    perform pg_sleep(random() * 0.1);
    return last - count;
  end $$;`,
      },
      {
        file: 'sync-server/store/write-batch.ts',
        find: 'update feed set seq = seq + $5 where organisation_id = $1 returning seq - $5 as base)',
        replace: `select take_numbers($5::integer) as base), bumped as (
    update feed set seq = greatest(seq, raised.base + $5::integer) from raised where organisation_id = $1)`,
      },
    ],
  },
  {
    name: 'no receipt check: a command asked twice is done twice',
    patches: [
      {
        file: 'sync-server/commands/decide-in-order.ts',
        find: 'const before = sitting.settled.get(received.id) ?? sitting.known.answers.get(received.id);',
        replace: 'const before = undefined;',
      },
      // The table's own key would still refuse the second receipt.
      {
        file: 'sync-server/store/write-batch.ts',
        find: '"refusalVersion" integer))`;',
        replace: '"refusalVersion" integer) on conflict do nothing)`;',
      },
    ],
  },
  {
    name: 'an unlocked batch: two decide on the same state, the later write wins',
    patches: [
      {
        file: 'sync-server/store/locks.ts',
        find: "return [`set local lock_timeout = '${PATIENCE}'`, ...selects].join('; ');",
        replace: "return `set local lock_timeout = '${PATIENCE}'`;",
      },
      {
        file: 'sync-server/store/write-batch.ts',
        find: 'update feed set seq = seq + $5 where',
        replace: 'update feed set seq = seq + $5 from (select pg_sleep(random() * 0.2)) as slowly where',
      },
      {
        file: 'sync-server/store/write-batch.ts',
        find: '"offset" integer, hash text))`;',
        replace: '"offset" integer, hash text) on conflict do nothing)`;',
      },
    ],
  },
  {
    name: 'rebase per document: a command that touches two is folded on each alone',
    patches: [
      {
        file: 'desktop/renderer/local/closed-set.ts',
        find: 'for (let grown = true; grown;) {',
        replace: 'for (let grown = true; grown; grown = false) {',
      },
      {
        file: 'desktop/renderer/local/closed-set.ts',
        find: 'keys.add(key);',
        replace: 'void key;',
      },
    ],
  },
  {
    name: 'acknowledged before its rows: the yes takes a command off the view',
    patches: [
      {
        file: 'desktop/renderer/local/outbox.ts',
        find: "row.status === 'queued' ? { status: 'accepted', versions, feedSeq } : null;",
        replace:
          "row.status === 'queued' ? { status: 'settled', versions, feedSeq, settledAt: row.occurredAt } : null;",
      },
    ],
  },
  {
    name: 'seq by max + 1 after compaction forgot the highest',
    patches: [
      {
        file: 'desktop/renderer/sync/retention.ts',
        find: 'row.seq !== highest && ',
        replace: '',
      },
    ],
  },
  {
    name: 'missing gone: what leaves the scope stays as it was',
    patches: [
      {
        file: 'sync-server/stream/pull.ts',
        find: "row.type === 'document' ?",
        replace: "row.type === 'document' && !('gone' in row.document) ?",
      },
    ],
  },
  {
    name: 'epoch ignored: a restored server is read on from where the old one was',
    patches: [
      {
        file: 'desktop/renderer/sync/greet.ts',
        find: 'if (position.epoch !== epoch || position.cursor > head) await beginEpoch',
        replace: 'if (position.epoch === null) await beginEpoch',
      },
    ],
  },
];
