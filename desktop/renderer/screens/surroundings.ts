// What the screens run in: a browser, where the page comes from its server, or a shell that was installed.
import { createContext, useContext } from 'react';

export type Surroundings = {
  readonly serverHost: string;
  /** As people type it into a browser, for links that are handed out. */
  readonly serverAddress: string;
  /** Whether a reload brings a newer version; an installed shell waits for its administrator. */
  readonly renewsByReload: boolean;
};

const inBrowser = (): Surroundings => ({
  serverHost: location.host,
  serverAddress: location.origin,
  renewsByReload: true,
});

export const SurroundingsContext = createContext<Surroundings | null>(null);
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext) ?? inBrowser();
export const useServerAddress = (): string => useSurroundings().serverAddress;
