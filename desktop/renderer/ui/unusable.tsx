// For a browser that keeps no data: better said at once than found out at the first reload.
import type { ReactNode } from 'react';
import { useWords } from './use-words';

export function Unusable({ secure }: { readonly secure: boolean }): ReactNode {
  const words = useWords();
  return (
    <main className="empty">
      <h1 className="heading">{words('ui.unusable')}</h1>
      <p className="prose">{words(secure ? 'ui.unusable.private' : 'ui.unusable.insecure')}</p>
    </main>
  );
}

/** @param reason as the computer says it, for whoever is asked; null where the program around the page is silent */
export function Broken({ reason }: { readonly reason: string | null }): ReactNode {
  const words = useWords();
  return (
    <main className="empty">
      <h1 className="heading">{words('ui.broken')}</h1>
      <p className="prose">{words('ui.broken.what-to-do')}</p>
      {reason === null ? <p className="prose">{words('ui.broken.silent')}</p> : <code className="mono">{reason}</code>}
    </main>
  );
}
