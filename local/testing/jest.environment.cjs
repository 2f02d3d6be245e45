"use strict";
const { TestEnvironment } = require("jest-environment-node");

/** What decorators note for the whole process: it is of classes that the next file evaluates anew. */
const METADATA = ["TypeGraphQLMetadataStorage", "typeormMetadataArgsStorage", "classValidatorMetadataStorage"];

/** The worker's own globals instead of new ones for each file, so that packages can be loaded once: see jest.runtime.cjs. */
class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({ config: config.projectConfig, global: globalThis });
    for (const name of METADATA) delete globalThis[name];
    this.environmentBefore = { ...process.env };
  }

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.environmentBefore)) delete process.env[name];
    Object.assign(process.env, this.environmentBefore);
    await super.teardown();
  }
}

module.exports = SharedEnvironment;
