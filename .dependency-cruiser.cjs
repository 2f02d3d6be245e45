// Who may import what (docs: the map of the rooms in CONTRIBUTING.md). `npm run check` fails on any breach.
const subgraph = "^subgraphs/(?!kit/)([^/]+)/";
const tests = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or want a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "subgraphs-do-not-know-each-other",
      comment:
        "A subgraph can run as a process of its own: what it needs of another comes through the schema or the shared directory.",
      severity: "error",
      from: { path: subgraph, pathNot: tests },
      to: { path: subgraph, pathNot: "^subgraphs/$1/" },
    },
    {
      name: "subgraphs-know-kit-alone",
      severity: "error",
      from: { path: "^subgraphs/", pathNot: tests },
      to: { path: "^(gateway|local|admin-ui|portal|bench|e2e)/" },
    },
    {
      name: "kit-knows-no-domain",
      comment: "What every subgraph is made with may not know any of them.",
      severity: "error",
      from: { path: "^subgraphs/kit/", pathNot: "^subgraphs/kit/testing/" },
      to: { path: "^subgraphs/(?!kit/)" },
    },
    {
      name: "gateway-runs-subgraphs-through-index",
      comment: "The gateway may run subgraphs in its own process; their insides are not its business.",
      severity: "error",
      from: { path: "^gateway/", pathNot: tests },
      to: { path: subgraph, pathNot: "^subgraphs/[^/]+/index\\.ts$" },
    },
    {
      name: "gateway-stands-alone",
      severity: "error",
      from: { path: "^gateway/", pathNot: `${tests}|/testing/` },
      to: { path: "^(local|admin-ui|portal|bench|e2e)/" },
    },
    {
      name: "uis-know-the-schema-alone",
      severity: "error",
      from: { path: "^(admin-ui|portal)/" },
      to: { path: "^(subgraphs|gateway|local|bench|e2e)/" },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^(subgraphs|gateway|local|admin-ui|portal)/", pathNot: `${tests}|/testing/` },
      to: { path: `${tests}|/testing/|^e2e/` },
    },
    {
      name: "no-dev-dependencies-in-the-product",
      comment: "The server runs where only `dependencies` are installed; checks and tests do not.",
      severity: "error",
      from: { path: "^(subgraphs|gateway)/", pathNot: `${tests}|/testing/` },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "packages-are-in-package-json",
      comment: "A package that only another package brings can vanish with its next version.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules/\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json"],
    },
  },
};
