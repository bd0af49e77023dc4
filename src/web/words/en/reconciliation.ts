/** Another authority's list held against our own files. */
export const reconciliation = {
  title: "Hold a list against ours",
  below: "What is the same, what is missing on either side, what differs. Nothing of the list is kept, and nobody on it is joined to anybody.",
  open: "Hold a list against ours",
  file: "Their list",
  fileHelp: "CSV whose first line names the columns (id, name, born, nationality, document, category, action, fallback, review, terrorism), or JSON.",
  submit: "Compare",
  counts: (theirs: number, ours: number) => `${theirs} on their list, ${ours} on our files`,
  ignored: (columns: string) => `Not understood, and not compared: ${columns}`,
  kinds: { differs: "Differs", "missing-here": "Missing here", "missing-there": "Missing there", same: "The same" },
  none: "Nobody",
  captions: { differs: "On both lists, with differences", "missing-here": "On their list alone", "missing-there": "On our files alone", same: "On both lists, the same" },
  columns: { ours: "Ours", theirs: "Theirs", field: "What", here: "Here", there: "There" },
  fields: { names: "names", births: "birth", birthplace: "birthplace", sex: "sex", nationalities: "nationality", documents: "documents", category: "category", action: "action", fallback: "else", review: "review", terrorism: "terrorism" },
  alsoLike: (ids: string) => `Also like: ${ids}`,
  why: "Why they are held to be one",
};
