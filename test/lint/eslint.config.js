import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** A function that prints is the point of these files: command lines and the test runner. */
const PRINTING = ['src/cli/**', 'data/*/main.ts', 'data/*/generate.ts', 'test/support/run-all.ts', 'test/bench/**'];

/** Tools that read their configuration from a default export. */
const CONFIGURATION = ['vite.config.ts', 'test/lint/eslint.config.js'];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: the name is then the same everywhere.',
};
const NO_RE_EXPORT = {
  selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
  message: 'No barrels: import the file that defines the thing.',
};
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Use an `as const` object or a union of literals.' };
const NO_DISABLED_TEST = {
  selector:
    'MemberExpression[property.name=/^(skip|only|todo|fails)$/][object.name=/^(describe|it|test|bench|suite)$/], ' +
    'MemberExpression[property.name=/^(skip|only|todo|fails)$/][object.object.name=/^(describe|it|test|bench|suite)$/]',
  message: 'A test runs or it is deleted; use runIf when it needs something that may be absent.',
};

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'data/public/**', 'test/fixtures/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        tsconfigRootDir: new URL('../..', import.meta.url).pathname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off', // TypeScript says it better
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_RE_EXPORT, NO_ENUM, NO_DISABLED_TEST],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers and booleans print themselves well enough.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A contract of promises is kept by functions that happen not to wait.
      '@typescript-eslint/require-await': 'off',
      // A narrowing that noUncheckedIndexedAccess cannot see is written with `!` only where the index is proven.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        project: './tsconfig.json',
        tsconfigRootDir: new URL('../..', import.meta.url).pathname,
        extraFileExtensions: ['.svelte'],
      },
    },
  },
  { files: PRINTING, rules: { 'no-console': 'off' } },
  {
    files: CONFIGURATION,
    rules: { 'no-restricted-syntax': ['error', NO_RE_EXPORT, NO_ENUM, NO_DISABLED_TEST] },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
