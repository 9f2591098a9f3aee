import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // The web views of the systems that we run on; WebKitGTK 2.50 is the oldest.
  build: { target: ["safari17.5", "chrome123"], outDir: "dist", emptyOutDir: true },
  server: { port: 5173, strictPort: true },
  resolve: mode === "test" ? { conditions: ["browser"] } : undefined,
  test: { environment: "jsdom", include: ["tests/*.test.ts"] },
}));
