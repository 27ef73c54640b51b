// Keys that would open developer tools or throw the page away: none of them works for people.

type Key = {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

export function isDeveloperKey({ type, key, control, meta, shift, alt }: Key): boolean {
  if (type !== 'keyDown') return false;
  const letter = key.toLowerCase();
  if (letter === 'f5' || letter === 'f12') return true;
  if (!control && !meta) return false;
  return letter === 'r' || ((shift || alt) && ['i', 'j', 'c'].includes(letter));
}
