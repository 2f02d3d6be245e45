import type { Config } from "jest";

const common: Config = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform: { "\\.ts$": "@swc/jest" },
  modulePathIgnorePatterns: ["<rootDir>/build/"],
};

const config: Config = {
  projects: [
    {
      ...common,
      displayName: "rules",
      testMatch: ["<rootDir>/{gateway,local,schema,subgraphs}/**/*.test.ts", "<rootDir>/admin-ui/src/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "\\.api\\.test\\.ts$", "\\.browser\\.test\\.ts$"],
    },
  ],
};

module.exports = config;
