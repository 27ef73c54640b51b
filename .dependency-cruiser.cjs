// Who may import whom. Each room lists what it may reach; everything else is a violation (DEC-5).
const OURS = '^(shared|desktop|sync-server)/';
const TESTS = '\\.test\\.tsx?$|/testing/|^desktop/tests/';

/** A room may import itself and what is listed; of packages only those named, or any when none are. */
function room(name, from, allowed, packages) {
  const own = { path: OURS, pathNot: [from, ...allowed] };
  const reach = { name, severity: 'error', from: { path: from, pathNot: TESTS }, to: own };
  if (packages === undefined) return [reach];
  const kept = packages.map((one) => `(^|/)node_modules/(@types/)?${one}/|^${one}$`);
  const named = {
    name: `${name}-packages`,
    severity: 'error',
    from: { path: from, pathNot: TESTS },
    to: { pathNot: [OURS, ...kept] },
  };
  return [reach, named];
}

const RENDERER = '^desktop/renderer/';
const SERVER = '^sync-server/';
/** Small things without a room, which any room of the server may use. */
const TOOLS = `${SERVER}(clock|event-log|lines|gathered|repeat|watch)\\.ts$`;

module.exports = {
  forbidden: [
    ...room('shared', '^shared/(?!import/)', [], ['zod', 'uuid', 'temporal-polyfill']),
    ...room(
      'shared-import',
      '^shared/import/',
      ['^shared/'],
      ['zod', 'temporal-polyfill', 'papaparse', 'fast-xml-parser', 'fflate'],
    ),
    {
      name: 'shared-not-import',
      severity: 'error',
      from: { path: '^shared/(?!import/)', pathNot: TESTS },
      to: { path: '^shared/import/' },
    },
    // A worker of a screen begins as the page does, with a validator that needs no eval.
    ...room('screens', `${RENDERER}screens/`, [
      `${RENDERER}(commands|local|ui)/`,
      `${RENDERER}without-eval\\.ts$`,
      '^shared/',
    ]),
    ...room('act', `${RENDERER}commands/`, [`${RENDERER}local/`, '^shared/']),
    ...room('local', `${RENDERER}local/`, ['^shared/'], ['rxdb', 'rxjs', 'minisearch', 'zod', 'uuid']),
    ...room('sync', `${RENDERER}sync/`, [`${RENDERER}local/`, '^shared/'], ['socket\\.io-client', 'zod', 'uuid']),
    ...room('ui', `${RENDERER}ui/`, ['^shared/(money|instant)\\.ts$']),
    ...room('shell-of-electron', '^desktop/(main|preload)/', ['^desktop/(main|preload)/', '^shared/']),
    {
      name: 'renderer-is-a-page',
      comment: 'What runs in a page knows neither Node nor Electron.',
      severity: 'error',
      from: { path: RENDERER, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-without-electron',
      severity: 'error',
      from: { path: RENDERER },
      to: { path: '(^|/)node_modules/electron/|^desktop/(main|preload)/' },
    },
    ...room('the-door', `${SERVER}commands/`, [`${SERVER}store/`, '^shared/', TOOLS]),
    ...room('store', `${SERVER}store/`, ['^shared/', `${SERVER}migrations/`, TOOLS]),
    ...room('stream', `${SERVER}stream/`, [`${SERVER}store/`, '^shared/', TOOLS]),
    ...room('outbox-inbox', `${SERVER}(outbox|inbox)/`, [`${SERVER}(store|rabbitmq)/`, '^shared/', TOOLS]),
    ...room('rabbitmq', `${SERVER}rabbitmq/`, [TOOLS], ['amqplib']),
    ...room('borders', `${SERVER}(http|sockets)/`, [
      `${SERVER}(commands|stream|outbox|store|auth)/`,
      '^shared/',
      TOOLS,
    ]),
    ...room('saga-reconciliation', `${SERVER}(saga|reconciliation)/`, [
      `${SERVER}(commands|stream|store)/`,
      '^shared/',
      TOOLS,
    ]),
    {
      name: 'desktop-not-server',
      severity: 'error',
      from: { path: '^desktop/', pathNot: '^desktop/tests/' },
      to: { path: SERVER },
    },
    { name: 'server-not-desktop', severity: 'error', from: { path: SERVER }, to: { path: '^desktop/' } },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '\\.test\\.tsx?$|/testing/|^desktop/tests/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-index', severity: 'error', from: {}, to: { path: `${OURS}.*/index\\.tsx?$` } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
