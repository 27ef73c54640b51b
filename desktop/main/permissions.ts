// What a page of ours may be given; everything else is refused without asking anybody.

const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications', 'persistent-storage']);

export const mayUse = (permission: string): boolean => GRANTED.has(permission);
