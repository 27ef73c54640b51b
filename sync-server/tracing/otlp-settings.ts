// The standard settings of OpenTelemetry, as far as they concern traces sent by HTTP as JSON.

export type OtlpSettings = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly everyMs: number;
  readonly resource: Readonly<Record<string, string>>;
  /** How many of a hundred per cent of traces are kept, as a part of 1. */
  readonly ratio: number;
};

export type ReadOtlp =
  | { readonly type: 'off' }
  | { readonly type: 'on'; readonly settings: OtlpSettings }
  | { readonly type: 'fault'; readonly sentence: string };

type Environment = Readonly<Record<string, string | undefined>>;

export function readOtlp(environment: Environment): ReadOtlp {
  const of = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  const url = of('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? below(of('OTEL_EXPORTER_OTLP_ENDPOINT'));
  const isOff = of('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || of('OTEL_TRACES_EXPORTER') === 'none';
  if (url === undefined || isOff) return { type: 'off' };
  const fault = (sentence: string) => ({ type: 'fault', sentence }) as const;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return fault('OTEL_EXPORTER_OTLP_ENDPOINT must be an address as http://collector:4318.');
  const protocol = of('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ?? of('OTEL_EXPORTER_OTLP_PROTOCOL') ?? 'http/json';
  if (protocol !== 'http/json')
    return fault('OTEL_EXPORTER_OTLP_PROTOCOL must be http/json: every collector that takes OTLP by HTTP reads it.');
  const ratio = ratioOf(of('OTEL_TRACES_SAMPLER'), of('OTEL_TRACES_SAMPLER_ARG'));
  if (ratio === null) return fault('OTEL_TRACES_SAMPLER is not known, or OTEL_TRACES_SAMPLER_ARG is no part of 1.');
  const headers = pairs(of('OTEL_EXPORTER_OTLP_TRACES_HEADERS') ?? of('OTEL_EXPORTER_OTLP_HEADERS'));
  const attributes = pairs(of('OTEL_RESOURCE_ATTRIBUTES'));
  const service = of('OTEL_SERVICE_NAME') ?? attributes['service.name'] ?? 'waybill';
  const timeoutMs = wholeOf(of('OTEL_EXPORTER_OTLP_TRACES_TIMEOUT') ?? of('OTEL_EXPORTER_OTLP_TIMEOUT'), 10_000);
  const everyMs = wholeOf(of('OTEL_BSP_SCHEDULE_DELAY'), 5_000);
  const resource = { ...attributes, 'service.name': service };
  return { type: 'on', settings: { url, headers, timeoutMs, everyMs, resource, ratio } };
}

const below = (endpoint: string | undefined) =>
  endpoint === undefined ? undefined : `${endpoint.replace(/\/+$/, '')}/v1/traces`;

const wholeOf = (text: string | undefined, otherwise: number): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;

/** `a=1,b=%20`; what is no pair is left out. */
function pairs(text = ''): Record<string, string> {
  const entries = text.split(',').flatMap((pair) => {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [[name, decoded(value)] as const];
  });
  return Object.fromEntries(entries);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function ratioOf(sampler = 'parentbased_always_on', arg = '1'): number | null {
  switch (sampler.replace(/^parentbased_/, '')) {
    case 'always_on':
      return 1;
    case 'always_off':
      return 0;
    case 'traceidratio':
      return /^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(arg) ? Number(arg) : null;
    default:
      return null;
  }
}
