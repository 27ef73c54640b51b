// Suggestions for what is being typed, as they come; those for an earlier text are not shown under a later one.
import { useEffect, useState } from 'react';

/** @param ask must stay the same function while it asks the same */
export function useSuggestions<Found>(
  text: string,
  ask: (text: string) => Promise<readonly Found[]>,
): readonly Found[] | null {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly found: readonly Found[] } | null>(null);
  useEffect(() => {
    if (text === '') return;
    let overtaken = false;
    const look = async () => {
      const found = await ask(text);
      if (!overtaken) setAnswer({ text, found });
    };
    void look();
    return () => {
      overtaken = true;
    };
  }, [text, ask]);
  return answer?.text === text ? answer.found : null;
}
