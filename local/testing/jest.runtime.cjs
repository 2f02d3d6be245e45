"use strict";
const { createRequire } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const Runtime = require("jest-runtime").default;

const isPackage = (name) => !name.startsWith(".") && !path.isAbsolute(name);
const isInPackage = (file) => file.includes(`${path.sep}node_modules${path.sep}`);
const isOfJest = (file) => /[\\/]node_modules[\\/](@jest|jest[\w-]*|expect)[\\/]/.test(file);

/**
 * Loads packages as Node does, once for all test files of a worker, and our own modules anew for each file. jest loads
 * some 2,500 modules of packages anew, which costs each file a second and all that V8 had learnt of them.
 * Packages and our code must then share one realm: see jest.environment.cjs. jest cannot mock a package this way.
 */
class SharedRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    const { executor } = this;
    executor.compile = (source, filename) =>
      vm.compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModuleOrMock(from, name) {
    const isOurs = isInPackage(from) || !isPackage(name) || name === "@jest/globals";
    return isOurs ? super.requireModuleOrMock(from, name) : createRequire(from)(name);
  }

  /** What jest itself asks for: its own parts, tests, and packages that the configuration names. */
  requireModule(from, name, options, ...rest) {
    const isSetup = name === undefined && isInPackage(from) && !isOfJest(from) && !options?.isInternalModule;
    return isSetup ? require(from) : super.requireModule(from, name, options, ...rest);
  }
}

module.exports = SharedRuntime;
