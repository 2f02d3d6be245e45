"use strict";
const Sequencer = require("@jest/test-sequencer").default;

const isBrowser = ({ path }) => path.endsWith(".browser.test.ts");
const isLong = ({ path }) => /[\\/]faults[\\/]|[\\/]roles-and-actions\./.test(path);

/**
 * Long files first, and files that fill both processors beside files that mostly wait. On a fresh clone jest knows of
 * no file how long it takes and goes by size: a short one that kills servers for a minute would come last, and alone.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const [browser, others] = [sorted.filter(isBrowser), sorted.filter((test) => !isBrowser(test))];
    const rest = [...others.filter(isLong), ...others.filter((test) => !isLong(test))];
    return rest.flatMap((test, index) => [...browser.slice(index, index + 1), test]).concat(browser.slice(rest.length));
  }
}

module.exports = LongestFirst;
