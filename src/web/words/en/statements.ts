/** What a claim says, as a sentence without a subject. */
export const statements = {
  birth: (on: string) => `Born ${on}`,
  entry: (country: string, on: string, place: string) => `Entered ${country}${place}, ${on}`,
  exit: (country: string, on: string, place: string) => `Left ${country}${place}, ${on}`,
  noEntry: (country: string, during: string) => `No entry into ${country} on record in ${during}`,
  noExit: (country: string, asOf: string) => `No exit from ${country} on record as of ${asOf}`,
  presence: (country: string, place: string, on: string) => `Was in ${country}${place} on ${on}`,
  at: (place: string) => ` at ${place}`,
  eventDate: (event: string, on: string) => `“${event}” was on ${on}`,
  communication: (as: string, from: string, to: string, happened: boolean, on: string) => `${as} from ${from} to ${to} ${happened ? "took place" : "never took place"}${on === "" ? "" : `, ${on}`}`,
  as: { request: "A request", answer: "An answer", notice: "A notice", message: "A message" },
  denied: (text: string) => `Denies: ${text}`,
};
