import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Functions whose last bit differs between engines; `src/engine/elementary.ts` has the portable ones. */
const unportable = [
  'log',
  'log2',
  'log10',
  'log1p',
  'exp',
  'expm1',
  'pow',
  'sin',
  'cos',
  'tan',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'cbrt',
  'hypot',
  'random',
];

const pure = [
  { object: 'Math', property: 'random', message: 'Chance comes from a named random stream.' },
  { object: 'Date', property: 'now', message: 'A pure floor knows no wall clock.' },
  { object: 'performance', property: 'now', message: 'A pure floor knows no wall clock.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'outputs/', 'coverage/'] },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A day, a case or an officer is a branded number, which this rule takes for something else.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }],
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Published coefficients are written as they are published.
      'no-loss-of-precision': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/{engine,model,scenario,experiment,report}/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-properties': ['error', ...pure],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', 'worker_threads'] }],
    },
  },
  {
    files: ['src/{engine,model}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...unportable.map((property) => ({
          object: 'Math',
          property,
          message: 'Not the same in every engine; use src/engine/elementary.ts.',
        })),
        ...pure.slice(1),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        {
          selector: "BinaryExpression[operator='**']",
          message: 'Not the same in every engine; use power from src/engine.',
        },
        { selector: "NewExpression[callee.name='Date']", message: 'A pure floor knows no wall clock.' },
      ],
    },
  },
  {
    // Tests read JSON, YAML and fakes as they come, and say what they expect of them.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A fake keeps the signature of what it stands for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        document: 'readonly',
        FontFace: 'readonly',
        Event: 'readonly',
      },
    },
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/cli/render/viewer/*.mjs', 'src/cli/render/viewer.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['addEventListener', 'setTimeout', 'clearTimeout', 'navigator', 'Blob', 'Option']
          .concat('IntersectionObserver', 'ResizeObserver')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
);
