// How long a page once did not answer.
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

export function watchStutter() {
  let longest = 0;
  let running = true;
  const ticking = (async () => {
    for (let last = performance.now(); running;) {
      await pause(0);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  return {
    end: async () => {
      running = false;
      await ticking;
      return longest;
    },
  };
}
