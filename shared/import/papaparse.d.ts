// The part of papaparse we use. Its published types bring Node and the DOM along, which shared code must not see.
declare module 'papaparse' {
  type Fault = { readonly row?: number; readonly code: string };
  type Parsed = { readonly data: readonly (readonly string[])[]; readonly errors: readonly Fault[] };
  type Options = { readonly delimiter: string; readonly newline: '\n'; readonly preview?: number };
  const Papa: { readonly parse: (text: string, options: Options) => Parsed };
  export default Papa;
}
