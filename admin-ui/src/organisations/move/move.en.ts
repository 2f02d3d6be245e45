import type { moveTh } from "./move.th";

/** The English texts of moving. */
export const moveEn: typeof moveTh = {
  button: "Move",
  title: "Move %{name}",
  hint: "Sub-organisations, service points, users, tokens and API keys all come along.",
  parent: "Move below",
  effect: "What the move changes",
  from: "From",
  to: "To",
  organisations: "Organisations that move",
  servicePoints: "Service points",
  grants: "Grants of users",
  tokens: "Unused tokens",
  apiKeys: "API keys",
  losing: "Whose users no longer see it",
  gaining: "Whose users will see it",
  nobody: "Nobody’s",
  logo: "The logo that is shown will be the new parent’s",
  reason: "Reason (kept in the history)",
  confirm: "Move",
  sending: "Moving",
  done: "%{name} has been moved",
  refusals: {
    UNDER_ITSELF: "It cannot be moved below itself or what is below it: choose another",
    ALREADY_THERE: "It is below this organisation already: choose another",
    LEVEL_NOT_BELOW_PARENT: "This level cannot stand below the chosen organisation: choose another",
  },
};
