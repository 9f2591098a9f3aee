// Builds the page once for all of these tests, and serves it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the page is. */
    address: string;
  }
}

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const outDir = mkdtempSync(join(tmpdir(), "voxelier-page-"));
  await build({ logLevel: "warn", build: { outDir } });
  const server = await preview({
    logLevel: "warn",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
  });
  project.provide("address", server.resolvedUrls?.local[0] ?? "");
  return async () => {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
}
