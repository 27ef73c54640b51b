// Suggestions only for what a person is typing just now: not for a restored draft, nor for what was already chosen.
import { useState } from 'react';
import { useSuggestions } from './use-suggestions';

export function useAsked<Found>(source: (text: string) => Promise<readonly Found[]>) {
  const [text, ask] = useState('');
  return { found: useSuggestions(text, source), ask };
}
