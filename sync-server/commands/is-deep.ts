// Nesting no command has; refused before it reaches code that would walk it to the end of the stack.
const DEEPEST = 24;

export function isDeep(value: unknown, left = DEEPEST): boolean {
  if (value === null || typeof value !== 'object') return false;
  return left === 0 || Object.values(value).some((member) => isDeep(member, left - 1));
}
