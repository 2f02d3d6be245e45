import type { activationTh } from "./activation.th";

export const activationEn: typeof activationTh = {
  title: "Activate",
  addTitle: "Use another token",
  signedInAs: "You are signed in as %{name}",
  intro: "Type the token that you were given to receive your role. Once only: the next sign-in needs no token",
  addIntro:
    "If you were given a token for another role, type it here. Your present role stays; choose between them in the bar",
  label: "Token",
  hint: "20 characters and a check character; small or capital letters; pasting works",
  thaiKeyboard: "The keyboard is set to Thai. Switch it to English and type again",
  submit: "Activate",
  submitMore: "Use this token",
  sending: "Checking",
  empty: "Type the token, such as ABCD-EFGH-JKMN-PQRS-TVWXY",
  notValid: "This token is not right. Check the characters, or ask the central officer for a new one",
  alreadyGranted: "You have this role in this organisation already. The token is unused and can go to somebody else",
  waitMinutes: "Too many tries. Try again in %{count} min",
  waitSeconds: "Too many tries. Try again in %{count} s",
  clock: "Time left",
  waitOver: "You can try again now",
  askTitle: "No token yet?",
  askOfficer:
    "Service point officers, handbook authors and handbook reviewers: ask the central officer of your department",
  askCentral: "Central officers: ask the platform administrator (DGA)",
  granted: {
    title: "Activated",
    body: "You are %{role} of %{organisation}",
    scope: "It covers this organisation and all below it. The next sign-in needs no token",
    firstTitle: "What to do first",
    start: "Start",
    startThere: "Go to the page you came for",
    useNow: "Use this role",
    keep: "Stay with the present role",
  },
};
