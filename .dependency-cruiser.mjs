/** The walls of the house (README "The house"): each rule says why. test/walls.test.ts proves that they hold. */
const OWN_HOME = [
  ['neo4j-driver', '^graph/(stores|engines)/neo4j\\.ts$'],
  ['@grafeo-db/js', '^graph/(stores|engines)/embedded\\.ts$'],
  ['hnswlib-node', '^search/vectors/hnsw[a-z-]*\\.ts$'],
  ['@xenova/transformers', '^search/embedders/local[a-z-]*\\.ts$'],
  ['pdfjs-dist', '^ingest/readers/pdf[a-z-]*\\.ts$'],
  ['(word-extractor|fflate)', '^ingest/readers/(doc|docx|archive)[a-z-]*\\.ts$|^web/zip\\.ts$'],
  ['express', '^web/(server|routes/[^/]+|security|mount|client-files)\\.ts$'],
  ['cytoscape', '^web/client/graph-view/'],
];

const PLURALS = [
  'graph/stores',
  'graph/exporters',
  'ingest/readers',
  'ingest/cleaners',
  'ingest/rules',
  'search/questions',
  'search/embedders',
  'search/vectors',
  'search/words',
  'web/routes',
  'web/client/pages',
];

const ROOMS = {
  graph: { may: '^graph/', why: 'The graph holds the words of the system: it knows no other room.' },
  ingest: {
    may: '^ingest/|^graph/(kinds|model|ids|errors)\\.ts$',
    why: 'Ingest turns bytes into facts and stores nothing: it needs only the words.',
  },
  search: {
    may: '^search/|^graph/(kinds|model|ids|errors|merge|store)\\.ts$',
    why: 'Search reads facts through the GraphStore interface, never through one engine.',
  },
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle cannot be read from one end.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'A missing module fails at run time.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'words-stand-alone',
      severity: 'error',
      comment:
        'The words are read by every room, the page included: they may need only each other, zod and node:crypto.',
      from: { path: '^graph/(kinds|model|ids|errors|merge)\\.ts$' },
      to: { pathNot: '^graph/(kinds|model|ids|errors|merge)\\.ts$|node_modules/zod/|^(node:)?crypto$' },
    },
    ...Object.entries(ROOMS).map(([room, { may, why }]) => ({
      name: `${room}-room`,
      severity: 'error',
      comment: why,
      from: { path: `^${room}/`, pathNot: `^${room}/command\\.ts$` },
      to: { path: '^(graph|ingest|search|web)/|^cli\\.ts$', pathNot: may },
    })),
    {
      name: 'web-server-room',
      severity: 'error',
      comment: 'The server is a thin face: it calls the front doors of the other rooms, not their insides.',
      from: { path: '^web/', pathNot: '^web/(client/|command\\.ts)' },
      to: {
        path: '^(graph|ingest|search)/|^cli\\.ts$',
        pathNot:
          '^graph/(kinds|model|ids|errors|store|export|compare)\\.ts$|^search/(ask|search|question|compare)\\.ts$|^ingest/ingest\\.ts$',
      },
    },
    {
      name: 'web-client-room',
      severity: 'error',
      comment:
        'The page runs in a browser: itself, the contract and the words, at any distance no Node builtin.',
      from: { path: '^web/client/' },
      to: {
        path: '^(ingest|search|graph|web)/',
        pathNot: '^web/client/|^web/contract\\.ts$|^graph/(kinds|model)\\.ts$',
      },
    },
    {
      name: 'web-client-no-node',
      severity: 'error',
      comment: 'A Node builtin anywhere below the page would break the bundle.',
      from: { path: '^web/client/' },
      to: {
        reachable: true,
        path: '^(?:node:)?(?:fs|path|crypto|os|url|worker_threads|http|child_process)$',
      },
    },
    {
      name: 'commands-only-from-cli',
      severity: 'error',
      comment: 'cli.ts is the front door: only it wires rooms together.',
      from: { pathNot: '^cli\\.ts$|^test/' },
      to: { path: '/command\\.ts$' },
    },
    ...PLURALS.map((folder) => ({
      name: `one-file-you-can-delete-${folder.replace(/\//g, '-')}`,
      severity: 'error',
      comment:
        'A rule, reader, store, question, route or page is one file: it and its parts (name-*.ts) can be deleted alone.',
      from: { path: `^${folder}/([a-z0-9]+)`, pathNot: `^${folder}/index\\.tsx?$` },
      to: { path: `^${folder}/`, pathNot: `^${folder}/$1` },
    })),
    ...OWN_HOME.map(([name, home]) => ({
      name: `home-of-${name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`,
      severity: 'error',
      comment: `${name} is replaceable only if it is imported in its one home.`,
      from: { path: '^(cli\\.ts|graph|ingest|search|web)', pathNot: home },
      to: { path: `node_modules/${name}/` },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/e2e/screenshots)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
