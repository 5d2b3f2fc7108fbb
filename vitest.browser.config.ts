import { defineConfig } from 'vitest/config'

/** Tests in a real Chromium, on the built pages: `npm run build:web` first. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 20_000 } },
  },
})
