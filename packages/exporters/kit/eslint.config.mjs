import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/cdk.out/**', '**/dist/**', 'contracts/src/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      // A construct does its work in its constructor.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // Matchers are untyped, and test doubles stand in for signatures with callbacks.
    files: ['**/test/**/*.ts'],
    rules: { '@typescript-eslint/no-misused-promises': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['services/*/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['aws-cdk-lib', 'aws-cdk-lib/*', '@*/cdk-kit', '@*/contracts/*'],
              message: 'Code that runs in Lambda knows contracts and the event kit, not the infrastructure.',
            },
          ],
        },
      ],
    },
  },
);
