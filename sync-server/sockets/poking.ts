// Tells devices that there is something new: the first poke leaves at once, those close behind it are joined into one.
// Commits of other processes are noticed by looking now and then.

export type Poking = {
  /** A commit of this process raised the feed to this number. */
  readonly committed: (head: number) => void;
  /** Something was committed; how far the feed is now has to be read. */
  readonly look: () => void;
  /** How far the feed is, as far as this process knows. */
  readonly head: () => number;
  readonly stop: () => void;
};

export type PokingParts = {
  readonly readHead: () => Promise<number>;
  readonly emit: (head: number) => void;
  readonly joinMs?: number;
  readonly pollMs?: number;
};

const JOIN_MS = 75;
const POLL_MS = 5_000;

export function startPoking({ readHead, emit, joinMs = JOIN_MS, pollMs = POLL_MS }: PokingParts): Poking {
  let said = 0;
  let head = 0;
  let joining: NodeJS.Timeout | null = null;
  const say = () => {
    if (head === said) return;
    said = head;
    emit(head);
    joining = setTimeout(() => {
      joining = null;
      say();
    }, joinMs);
  };
  const committed = (now: number) => {
    head = Math.max(head, now);
    if (joining === null) say();
  };
  const look = () => {
    readHead().then(committed, () => undefined); // a database that is away is looked at again
  };
  const polling = setInterval(look, pollMs);
  look();
  return {
    committed,
    look,
    head: () => head,
    stop: () => {
      clearInterval(polling);
      if (joining !== null) clearTimeout(joining);
    },
  };
}
