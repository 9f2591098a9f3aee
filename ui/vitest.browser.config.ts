import { defineConfig } from "vitest/config";

// Tests of the whole page in a real browser, over the host in memory. With VOXELIER_SCREENSHOTS they take its pictures
// into that folder instead.
export default defineConfig({
  test: {
    environment: "node",
    include: [process.env.VOXELIER_SCREENSHOTS ? "tests/browser/screenshots.ts" : "tests/browser/*.test.ts"],
    globalSetup: "tests/browser/server.ts",
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
