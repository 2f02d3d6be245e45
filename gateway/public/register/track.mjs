import { ask } from "./api.mjs";
import { dateText, words } from "./words.mjs";

const query = `query ($number: String!) { registrationProgress(trackingNumber: $number) {
  state agencyNameTh requestedAt decidedAt promisedBy reason } }`;

/** Rows of a definition list; what is not known is left out. */
function list(rows) {
  const dl = document.createElement("dl");
  for (const [name, value] of rows.filter(([, value]) => value)) {
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.textContent = name;
    dd.textContent = value;
    dl.append(dt, dd);
  }
  return dl;
}

function rowsOf({ state, agencyNameTh, requestedAt, decidedAt, promisedBy, reason }) {
  const say = words();
  return [
    [say.agency, agencyNameTh],
    [say.state, say.states[state]],
    [say.requestedAt, dateText(requestedAt)],
    [say.promisedBy, promisedBy && dateText(promisedBy)],
    [say.decidedAt, decidedAt && dateText(decidedAt)],
    [say.reason, reason],
  ];
}

/** ติดตามคำขอ: how far a request is. */
export function followTracking() {
  const shown = document.getElementById("progress");
  document.getElementById("track").addEventListener("submit", async (event) => {
    event.preventDefault();
    const number = document.getElementById("trackingNumber").value.trim();
    if (!number) return document.getElementById("trackingNumber").focus();
    try {
      const { registrationProgress } = await ask(query, { number });
      shown.replaceChildren(list(rowsOf(registrationProgress)));
    } catch (error) {
      const say = words();
      const isUnknown = error.code === "NOT_FOUND" || error.code === "BAD_USER_INPUT";
      shown.textContent = isUnknown ? say.unknownNumber : (say[error.code] ?? say.failed);
    }
  });
}
