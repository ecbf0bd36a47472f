import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The tests of one workspace, under the name of its folder. */
function project(name: string, root: string, exclude: string[] = []) {
  return { extends: true as const, test: { name, root, include: ["test/**/*.test.ts"], exclude } };
}

/** The tests of one workspace that need a browser. */
function browserProject(name: string, root: string) {
  return {
    extends: true as const,
    test: {
      name,
      root,
      include: ["test/e2e/**/*.test.ts"],
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // After the others: a browser and a busy machine make each other slow.
      sequence: { groupOrder: 1 },
    },
  };
}

export default defineConfig({
  test: {
    testTimeout: 20_000,
    // A worker loads the modules once for all its files: half of the time would go into loading them again. So a test
    // leaves nothing behind in a module, and what must be alone (a size of memory, a global) starts a process.
    isolate: false,
    // The default leaves a processor free, which on two would be half of the machine.
    maxWorkers: availableParallelism(),
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", "json"],
    outputFile: { json: "reports/vitest.json" },
    projects: [
      project("schema", "schema"),
      project("server", "packages/server"),
      project("sdk", "packages/sdk", ["test/e2e/**"]),
      project("conformance", "packages/conformance"),
      project("cli", "packages/cli"),
      project("console", "packages/console", ["test/e2e/**"]),
      project("examples", "examples"),
      project("bench", "bench"),
      project("docs", "docs"),
      browserProject("e2e", "packages/console"),
      browserProject("sdk-e2e", "packages/sdk"),
    ],
  },
});
