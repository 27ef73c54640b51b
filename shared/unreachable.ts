/** The compiler proves that every case is handled; at run time an unknown case is a bug and stops loudly. */
export function unreachable(value: never): never {
  throw new Error(`a case nobody handled: ${JSON.stringify(value)}`);
}
