import type { Config } from "jest";

const common: Config = {
  rootDir: __dirname,
  testEnvironment: "node",
  setupFiles: ["reflect-metadata"],
  transform: { "\\.tsx?$": "@swc/jest" },
  modulePathIgnorePatterns: ["<rootDir>/build/"],
};

const server = "<rootDir>/{gateway,local,schema,subgraphs}/**";

const config: Config = {
  maxWorkers: 2,
  // Generous: the first test of a file pays for compiling it, and CI machines are slow.
  testTimeout: 30_000,
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
      testMatch: [`${server}/*.api.test.ts`],
      globalSetup: "<rootDir>/local/testing/jest.setup.ts",
      globalTeardown: "<rootDir>/local/testing/jest.teardown.ts",
    },
    {
      ...common,
      displayName: "browser",
      testMatch: ["<rootDir>/e2e/**/*.browser.test.ts"],
    },
  ],
};

module.exports = config;
