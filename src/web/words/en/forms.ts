/** What stands beside fields, whatever form they are in. */
export const forms = {
  missing: "This must be filled in.",
  dayHelp: "2015-07-14",
  notDay: "Not a day: write it as 2015-07-14.",
  notMoment: "Not a time: write it as 2015-07-14 10:40.",
  optional: "optional",
  more: "More",
  less: "Less",
  add: (what: string) => `Add ${what}`,
  remove: (what: string) => `Remove ${what}`,
  none: "none",
  outsideUnion: "outside the Union",
  choose: "Choose…",
  reasons: "Reasons",
  reasonsHelp: "Kept with the act. An inquiry may read them.",
  gate: {
    title: (names: string) => `Before this goes outside the Union: ${names}`,
    about: "Anything more than that a message was received passes these questions.",
    purpose: "Purpose of the transfer",
    competent: "The recipient is competent for that purpose",
    consent: "Information from elsewhere",
    consentOwn: "All of it is our own",
    consentGiven: "Its originator has consented",
    safeguards: "Safeguards, or the ground that stands in for them",
    motive: "I have asked whether the motive is political, military, religious or racial",
    treatment: "I have asked whether torture, ill-treatment or the death penalty is to be feared",
    decidedBy: "Decided by",
  },
};

export const dates = { month: "month only", year: "year only" };

export const spans = {
  lessThanMinute: "less than a minute",
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => `${n} d`,
};

export const people = {
  node: "the node",
  unnamed: "without a name",
  erased: "erased",
  bystander: "bystander, not matched",
  unknown: "not known",
};
