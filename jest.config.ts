import type { Config } from "jest";

const common: Config = {
  rootDir: __dirname,
  testEnvironment: "node",
  setupFiles: ["reflect-metadata"],
  transform: { "\\.tsx?$": "@swc/jest" },
  modulePathIgnorePatterns: ["<rootDir>/build/"],
};

const server = "<rootDir>/{faults,gateway,local,schema,subgraphs}/**";

/** Packages are loaded once by each worker, not by each file. */
const inOneRealm: Config = {
  runtime: "<rootDir>/local/testing/jest.runtime.cjs",
  testEnvironment: "<rootDir>/local/testing/jest.environment.cjs",
};

const onPostgres: Config = {
  ...inOneRealm,
  globalSetup: "<rootDir>/local/testing/jest.setup.ts",
  globalTeardown: "<rootDir>/local/testing/jest.teardown.ts",
};

const config: Config = {
  maxWorkers: 2,
  testSequencer: "<rootDir>/local/testing/jest.sequencer.cjs",
  // Each file leaves modules of ours behind that nobody collects: without this a worker grows to gigabytes.
  workerIdleMemoryLimit: "1GB",
  // Generous: the first test of a file pays for compiling it, and CI machines are slow.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: "rules",
      testMatch: [`${server}/*.test.ts`, "<rootDir>/admin-ui/src/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "\\.api\\.test\\.ts$"],
    },
    {
      ...common,
      displayName: "api",
      ...onPostgres,
      testMatch: [`${server}/*.api.test.ts`],
    },
    {
      // The same stories, told of subgraphs that run apart: they must end the same.
      ...common,
      displayName: "distributed",
      ...onPostgres,
      setupFiles: [...(common.setupFiles ?? []), "<rootDir>/local/testing/distributed.setup.ts"],
      testMatch: [
        "<rootDir>/subgraphs/*/*/{organisation,photo,registration,service-point}.api.test.ts",
        "<rootDir>/schema/roles-and-actions.api.test.ts",
        "<rootDir>/subgraphs/{exports,export-contents}.api.test.ts",
      ],
    },
    {
      ...common,
      displayName: "browser",
      globalSetup: "<rootDir>/e2e/support/jest.setup.ts",
      globalTeardown: "<rootDir>/e2e/support/jest.teardown.ts",
      testMatch: ["<rootDir>/e2e/**/*.browser.test.ts"],
    },
  ],
};

module.exports = config;
