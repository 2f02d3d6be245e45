import { words } from "./words.mjs";

const element = (id) => document.getElementById(id);

/** Names what describes an input: its hint, where it has one, and what is wrong with it. */
function describe(input, ...ids) {
  const described = [element(`${input.id}-hint`)?.id, ...ids].filter(Boolean).join(" ");
  if (described) input.setAttribute("aria-describedby", described);
  else input.removeAttribute("aria-describedby");
}

function clear() {
  for (const input of document.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    describe(input);
  }
  for (const text of document.querySelectorAll(".error")) text.remove();
  element("problems").hidden = true;
}

/** The input that a field of the server's answer is typed in. */
function inputOf(field) {
  return element(field) ?? (field.startsWith("organisationId") ? element("search") : null);
}

function mark(input, text) {
  const error = document.createElement("span");
  error.className = "error";
  error.id = `${input.id}-error`;
  error.textContent = text;
  input.setAttribute("aria-invalid", "true");
  describe(input, error.id);
  input.after(error);
}

function linkTo(input, text) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${input.id}`;
  link.textContent = `${document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent.replace(" *", "") ?? ""}: ${text}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  item.append(link);
  return item;
}

/** Says what is wrong, above the form and at each field; the summary gets the focus. */
export function showProblems(fields) {
  clear();
  const say = words();
  const shown = fields
    .map(({ field, rule }) => [inputOf(field), say.rules[rule] ?? say.wrong])
    .filter(([input]) => input);
  if (!shown.length) return showProblem(say.failed);
  for (const [input, text] of shown) mark(input, text);
  const title = document.createElement("strong");
  const items = document.createElement("ul");
  title.textContent = say.problems(shown.length);
  items.append(...shown.map(([input, text]) => linkTo(input, text)));
  element("problems").replaceChildren(title, items);
  element("problems").hidden = false;
  element("problems").focus();
}

/** Says one thing that is wrong with none of the fields. */
export function showProblem(text) {
  clear();
  element("problems").textContent = text;
  element("problems").hidden = false;
  element("problems").focus();
}

export const clearProblems = clear;
