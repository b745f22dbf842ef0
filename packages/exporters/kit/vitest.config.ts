import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The guardrails look at every stack; on a busy machine that takes longer than the usual five seconds.
    testTimeout: 60_000,
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'project',
          include: ['{contracts,packages/*}/test/**/*.test.ts', 'test/**/*.test.ts'],
          // They share what they load: the CDK, the SDK, and every stack, synthesised once.
          isolate: false,
        },
      },
      // A team may mock a module in the tests of its service: that stays in the file.
      { extends: true, test: { name: 'services', include: ['services/*/test/**/*.test.ts'] } },
    ],
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      EVENT_BUS_ARN: 'arn:aws:events:eu-west-1:111122223333:event-bus/test',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
      POWERTOOLS_TRACE_ENABLED: 'false',
      READ_MODEL_TABLE: 'test-read-models',
      TABLE_NAME: 'test',
    },
  },
});
