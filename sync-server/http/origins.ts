// Which web pages may talk to this server: its own, and those the settings name. Pure.

export type OriginRule = {
  /** Whether a request that says it comes from this origin may be answered. No origin: not a web page. */
  readonly allows: (origin: string | undefined, host: string | undefined) => boolean;
  /** Whether answers to it need the headers of a cross-origin call. */
  readonly isForeign: (origin: string) => boolean;
};

export function originRule(publicUrl: string | null, corsOrigins: readonly string[]): OriginRule {
  const foreign = new Set(corsOrigins);
  const isOwn = (origin: string, host: string | undefined) =>
    origin === publicUrl || (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`));
  return {
    allows: (origin, host) => origin === undefined || foreign.has(origin) || isOwn(origin, host),
    isForeign: (origin) => foreign.has(origin),
  };
}
