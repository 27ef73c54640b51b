// Somewhere texts are kept that can be read again elsewhere. It may forget anything at any moment, lose what it is given and
// answer with what was there long ago; whoever reads from it asks whether the text still holds.

export type Cache = {
  readonly form: 'memory' | 'redis' | 'off';
  /** One answer per key, in their order; null: not there, or the cache cannot be asked just now. Never rejects. */
  readonly get: (keys: readonly string[]) => Promise<readonly (string | null)[]>;
  /** Never rejects; what cannot be kept now is not kept. */
  readonly set: (entries: readonly CacheEntry[]) => Promise<void>;
  /** Milliseconds it took to answer. @throws where it does not */
  readonly probe: () => Promise<number>;
  readonly close: () => Promise<void>;
};
export type CacheEntry = { readonly key: string; readonly text: string };

export const noCache: Cache = {
  form: 'off',
  get: (keys) => Promise.resolve(keys.map(() => null)),
  set: () => Promise.resolve(),
  probe: () => Promise.resolve(0),
  close: () => Promise.resolve(),
};
