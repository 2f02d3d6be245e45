import { ask } from "./api.mjs";

const challengeMutation = "mutation { newRegistrationChallenge { algorithm challenge salt maxNumber signature } }";
/** A challenge is good for an hour; one that is nearly over is not worth solving. */
const freshMs = 50 * 60_000;

let solving = null;
let begunAt = 0;

/** Lets a worker count, so that the page stays awake meanwhile. Nobody outside is asked. */
function solve({ algorithm, challenge, salt, maxNumber }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker("/public/proof/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data) resolve(data.number);
      else reject(new Error("The challenge has no solution."));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error("The worker does not work."));
    };
    worker.postMessage({ type: "work", payload: { algorithm, challenge, salt, max: maxNumber, start: 0 } });
  });
}

async function begin() {
  const { newRegistrationChallenge } = await ask(challengeMutation);
  const { maxNumber, ...challenge } = newRegistrationChallenge;
  return { ...challenge, number: await solve({ ...challenge, maxNumber }) };
}

/** The proof for the next request: begun while the form is filled in, kept until it is spent. */
export function proof() {
  if (!solving || Date.now() - begunAt > freshMs) {
    begunAt = Date.now();
    solving = begin();
    // A failure is told to whoever waits for it; the next one begins anew.
    solving.catch(() => spend());
  }
  return solving;
}

/** Forgets a proof that was taken, or refused. */
export function spend() {
  solving = null;
}
