import type { homeTh } from "./home.th";

export const homeEn: typeof homeTh = {
  hello: "Hello %{name}",
  helloNobody: "Hello",
  readOnly:
    "As %{role} you can look at organisations and service points but not edit them. If something is wrong, tell the central officer of that organisation",
  scope: {
    looksAfter: "You look after",
    reads: "You can look at",
    and: "and",
    organisations: "%{count} organisation |||| %{count} organisations",
    servicePoints: "%{count} service point |||| %{count} service points",
    within: "in %{organisation}",
    nationwide: "nationwide",
  },
  waiting: {
    title: "Waiting for you",
    notPinned: "Service point not pinned |||| Service points not pinned",
    notPinnedDetail: "%{done} of %{total} pinned",
    withoutCoordinates: "Service point without coordinates |||| Service points without coordinates",
    withoutCoordinatesDetail: "Not on the map yet: find the place first, then drop the pin",
    doubtfulPins: "Pin to check |||| Pins to check",
    doubtfulPinsDetail: "Perhaps in the wrong place: move it, or say why it is right",
    pointsIncomplete: "Incomplete service point |||| Incomplete service points",
    pointsIncompleteDetail: "%{done} of %{total} complete",
    registrations: "agency registrations to decide on",
    registrationsDetail: "Oldest first; a decision is promised within 15 working days",
    organisationsIncomplete: "Incomplete organisation |||| Incomplete organisations",
    organisationsIncompleteDetail: "%{done} of %{total} complete",
    done: "All done, nothing is waiting",
    doneDetail: "Every service point has its pin and all of its data",
  },
  tasks: {
    organisations: "Organisation",
    servicePoints: "Service point",
    doneDetail: "All data is filled in and the pin is in place",
  },
  overview: {
    title: "Your organisation at a glance",
    noPoints: "This organisation has no service points yet",
    pinned: "Pinned",
    shown: "Shown to the public",
    ofPoints: "of %{count} service point |||| of %{count} service points",
    pointsComplete: "Completeness of service points",
    averageOfPoints: "average of %{count} service point |||| average of %{count} service points",
    organisationsComplete: "Completeness of organisations",
    averageOfOrganisations: "average of %{count} organisation |||| average of %{count} organisations",
  },
  recent: { title: "Last edited", edited: "edited" },
  steps: {
    title: "Get started in 3 steps",
    dismiss: "Close this guide",
    tasks: {
      first: {
        title: "Fill in the organisation",
        body: "Choose a section that says “missing” and fill in the empty fields",
      },
      second: {
        title: "Pin the service point",
        body: "Move the pin to the real entrance, or type the coordinates, and save",
      },
      third: { title: "Check it once more", body: "See what was saved, and who changed what and when" },
    },
    queues: {
      first: { title: "See what you look after", body: "Open the structure to see the sub-organisations" },
      second: {
        title: "Do what waits, one at a time",
        body: "Open a list of what waits and edit one place after the other",
      },
      third: { title: "See it all on the map", body: "Where pins or data are still missing" },
    },
    reading: {
      first: { title: "Look at the structure", body: "Level by level, from the ministry to the organisation" },
      second: { title: "Find a service point", body: "Filter by province, type or completeness" },
      third: { title: "Look at the map", body: "Where pins or data are still missing" },
    },
  },
};
