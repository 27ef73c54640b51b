// A clock that stands still until a test moves it.

export type TestClock = { readonly now: () => Date; readonly pass: (ms: number) => void };

export function testClock(start = new Date()): TestClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    pass: (ms) => {
      at += ms;
    },
  };
}
