import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'

// Files of shared/ that hold Zod schemas. A page takes their types only: a schema would drag all of Zod into it.
const schemas =
  '(api|booth|calls|commands|content|ids|leads|presence|qr|quiz|rooms|scans|summary|tour-record|visit-events|wire|words)'

/** Who may import whom. Each zone lists what it must not reach for.
 * @param {string[]} files
 * @param {{ regex: string, message: string, allowTypeImports?: boolean }[]} patterns */
const zone = (files, ...patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': /** @type {['error', object]} */ (['error', { patterns }]) },
})

const noNode = { regex: '^node:', message: 'Pages run in a browser.' }
const noSchemas = {
  regex: `^(#shared|\\.\\.|\\.)/${schemas}\\.ts$`,
  allowTypeImports: true,
  message: 'Pages import only types from a file with schemas: it would drag Zod into the page.',
}
const noZod = { regex: '^zod', message: 'What a page receives was parsed by the server.' }
const acrossByName = { regex: '^(\\.\\./)+(shared|server|kiosk|control)/', message: 'Across top folders: #shared/….' }

export default ts.config(
  { ignores: ['dist/', 'data/', '.cache/', 'test-results/', 'coverage/', 'node_modules/'] },
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/require-await': 'off', // a port's method is async whether this one waits or not
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': 'error', // the same, which knows $props
      'svelte/prefer-svelte-reactivity': 'off', // a plain Map is right for what nothing repaints
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An answer read as JSON is `any`, and the assertion beside it is what says what it must be.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  zone(
    ['shared/*.ts'],
    {
      regex: '^(?!\\./[\\w-]+\\.ts$|zod$|socket\\.io(-client)?$)',
      message: 'shared/ imports zod and itself, nothing else.',
    },
    { regex: '^socket\\.io', allowTypeImports: true, message: 'Only types of Socket.IO: they vanish.' },
  ),
  zone(
    ['shared/web/**'],
    noNode,
    noSchemas,
    noZod,
    { regex: '(^#|/)(kiosk|control|server)/', message: 'shared/web knows neither page nor the server.' },
    {
      regex: '^(?!\\.|svelte($|/)|socket\\.io-client$|idb$|qrcode$|@fontsource)',
      allowTypeImports: true,
      message: 'shared/web uses Svelte, socket.io-client, idb and qrcode.',
    },
  ),
  zone(['kiosk/**'], noNode, noSchemas, noZod, acrossByName, {
    regex: '(^#|\\.\\./)(control|server)/',
    message: 'kiosk/ imports neither control/ nor server/.',
  }),
  zone(['control/**'], noNode, noSchemas, noZod, acrossByName, {
    regex: '(^#|\\.\\./)(kiosk|server)/',
    message: 'control/ imports neither kiosk/ nor server/.',
  }),
  zone(
    ['server/**'],
    acrossByName,
    { regex: '^#shared/web/', message: 'shared/web is for browsers.' },
    { regex: '^(svelte($|/)|socket\\.io-client$|idb$)', message: 'The server has no page.' },
  ),
)
