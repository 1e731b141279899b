/* Who may import whom. `npm run deps` checks it; scripts/dependency-rules.test.ts plants a violation of every rule. */

/* The slices of the server in the order of the system's story. A slice may import only slices that stand before it
   here, and only through their index.ts. A total order cannot contain a cycle. */
const sliceOrder = [
  ['audit', 'settings', 'organization', 'accounts', 'reviews', 'protection'], // who may do what, and the trace of it
  ['devices', 'lines', 'gateway', 'remote-settings', 'consents', 'releases'], // the fleet of phones
  ['customers', 'dispositions', 'calls', 'text-messages'], // facts of telephony
  ['agents', 'handset-protection', 'recordings', 'reconciliation', 'loss-reports'], // work state and evidence
  ['calling-rules', 'dialing', 'callbacks', 'campaigns'], // flows
  ['evaluations', 'disclosures'], // judging and proving
  ['alerts', 'monitoring', 'statistics', 'integrations', 'system'], // views out
].flat()

/* Which of our packages each package and app may import; the table of ARCHITECTURE.md. */
const mayImport = {
  'packages/contract': [],
  'packages/sealed-recording': [],
  'packages/rules': ['contract'],
  'packages/phrases': ['contract'],
  'packages/handset-core': ['contract', 'rules', 'phrases'],
  'packages/handset-ui': ['contract', 'phrases', 'handset-core'],
  'packages/click-to-call': ['contract', 'phrases'],
  'apps/server': ['contract', 'rules', 'phrases', 'sealed-recording'],
  'apps/console': ['contract', 'rules', 'phrases', 'sealed-recording', 'click-to-call'],
  'apps/handset-sim': ['contract', 'handset-core', 'handset-ui', 'sealed-recording'],
  'apps/sample-crm': ['click-to-call'],
}

const features = '^apps/server/src/features/'
const tests = '\\.(test|test-kit|e2e|suite)\\.tsx?$|/test/'

const importTable = Object.entries(mayImport).map(([folder, names]) => ({
  name: `import-table/${folder}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: tests },
  to: { path: '^packages/', pathNot: [`^${folder}/`, ...names.map((name) => `^packages/${name}/`)] },
}))

const sliceOrderRules = sliceOrder.slice(0, -1).map((slice, index) => ({
  name: `slice-order/${slice}`,
  severity: 'error',
  from: { path: `${features}${slice}/` },
  to: { path: `${features}(?:${sliceOrder.slice(index + 1).join('|')})/` },
}))

const otherRules = [
  {
    name: 'slice-not-in-order-list',
    from: { path: `${features}(?!(?:${sliceOrder.join('|')})/)[^/]+/` },
    to: {},
  },
  {
    name: 'slice-face-only',
    from: { path: `${features}([^/]+)/` },
    to: { path: `${features}(?!$1/)[^/]+/(?!index\\.ts$).+` },
  },
  {
    name: 'slices-only-through-their-face',
    from: { path: '^apps/server/src/(app|main)' },
    to: { path: `${features}[^/]+/(?!index\\.ts$).+` },
  },
  {
    name: 'store-is-a-leaf',
    from: { path: '\\.(store|table|view)\\.ts$' },
    to: { path: '\\.(service|routes|job|reports)\\.ts$' },
  },
  {
    name: 'routes-go-through-service',
    from: { path: '\\.routes\\.ts$' },
    to: { path: '\\.(store|table)\\.ts$' },
  },
  {
    name: 'rules-are-pure',
    from: { path: '\\.rules\\.ts$' },
    to: { path: '\\.(service|routes|job|store|view)\\.ts$|/platform/' },
  },
  {
    name: 'rules-know-rows-as-types',
    comment: 'The shape of a row says what is decided on; nothing of the table may run.',
    from: { path: '\\.rules\\.ts$' },
    to: { path: '\\.table\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'platform-knows-no-feature',
    from: { path: '^apps/server/src/platform/' },
    to: { path: '^apps/server/src/(features|app)/' },
  },
  {
    name: 'features-never-import-app',
    from: { path: features },
    to: { path: '^apps/server/src/app/' },
  },
  {
    name: 'console-slices-are-islands',
    from: { path: '^apps/console/src/features/([^/]+)/' },
    to: { path: '^apps/console/src/(?:features/(?!$1/)|app/)' },
  },
  {
    name: 'packages-never-import-apps',
    from: { path: '^packages/', pathNot: '^packages/test-kit/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-never-import-apps',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/(?!$1/)' },
  },
  {
    name: 'test-kit-is-for-tests',
    from: { path: '^(packages|apps)/', pathNot: ['^packages/test-kit/', tests] },
    to: { path: '^packages/test-kit/' },
  },
  {
    name: 'pure-packages',
    comment: 'They run in browsers and in QuickJS too, where Node has no say.',
    from: {
      path: '^packages/(contract|rules|phrases|sealed-recording|handset-core)/src/',
      // Files named after Node are the other half of a pair, behind an entry of their own.
      pathNot: [tests, '/cli\\.ts$', '/node-[^/]+\\.ts$'],
    },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'handset-core-stands-alone',
    comment: 'The bundle for QuickJS holds our code only, but for what rules brings.',
    from: { path: '^packages/handset-core/src/', pathNot: tests },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'], path: 'node_modules' },
  },
  { name: 'no-cycles', from: {}, to: { circular: true } },
].map((rule) => ({ severity: 'error', ...rule }))

module.exports = {
  forbidden: [...sliceOrderRules, ...importTable, ...otherRules],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { conditionNames: ['import', 'types'], exportsFields: ['exports'] },
  },
}
