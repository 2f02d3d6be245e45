import type { authTh } from "./auth.th";

export const authEn: typeof authTh = {
  signInTitle: "Sign in",
  forOfficers: "For officers of government agencies",
  signInButton: "Sign in with Digital ID",
  noAccount: "No Digital ID yet?",
  register: "Sign up",
  needTitle: "What you need",
  needDigitalId: "Your Digital ID account",
  needToken: "The first time: the token that the central officer of your organisation gives you",
  helpTitle: "Can’t get in?",
  helpBody: "Ask the central officer of your ministry or department",
  noOrganisation: "No token yet, or your organisation is not listed?",
  registerOrganisation: "Register it",
  reason: {
    "signed-out": "You are signed out. You can close this page",
    refused:
      "You chose not to let Digital ID share your data, so you are not signed in. If you change your mind, sign in again",
    expired: "You were away for too long and the session has ended. Sign in again to go on",
    "too-long": "You have worked for 12 hours, so Pakmut asks you to sign in anew, for safety. Sign in again to go on",
    removed:
      "The central officer has taken your grant away, so you cannot go on. If that is a mistake, ask the central officer of your organisation",
    ended: "The central officer has signed you out on all devices. Your grant is still there; you can sign in again",
    unavailable: "Digital ID cannot be reached at the moment. Wait a little and try again",
    failed: "Signing in did not work. Try again",
  },
  grantChanged: "The central officer has changed your grant: you are %{role} of %{organisation} now",
  chooseRole: {
    title: "Choose a role",
    body: "You have more than one role. Choose the one to work with now; you can switch in the bar at any time",
  },
  sessionEnd: {
    title: "You are signed out. What you typed is still here",
    body: "Sign in again in a new tab, then come back to this page and save",
    signIn: "Sign in in a new tab",
    continue: "Signed in, go on",
    stillOut: "You are not signed in yet",
  },
};
