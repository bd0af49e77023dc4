/** The guided tour of the demonstration, and what a node does first that has nothing yet. */
export const tour = {
  name: "Guided tour",
  offer: "Take the two-minute tour",
  offerAbout: "Nine steps through the public record of 2014 and 2015, at the desk of the liaison officer who was warned.",
  purpose: "Taking the tour",
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  next: "Next",
  back: "Back",
  end: "End the tour",
  done: "Finish",
  steps: {
    desk: { title: "What is owed, and since when", text: "This desk is in Paris. A week ago Ankara warned it of a man. Nobody has taken the warning, so its clock has run out and it has climbed to the duty commander. Each row says why it stands where it stands." },
    thread: { title: "One thread holds both sides", text: "Paris had asked Ankara about four suspects. Ankara found a fifth and reported him, twice in the record. Request and warning stand in one thread, and every clock explains how its date came about, article by article." },
    candidate: { title: "The man was on file", text: "Paris itself had opened a file on him in 2010, under another spelling. The node compares and gives its reasons; a named officer says whether it is the same person." },
    acts: { title: "Two minutes", text: "Take the matter and Ankara sees at once that it is in somebody's hands. What is not open to you is shown with the reason. The letters are keys." },
    search: { title: "However the name is spelled", text: "A search finds him under any spelling, script and order, says why, and is kept with its purpose." },
    clock: { title: "Move the clock", text: "The four nodes of the demonstration share a clock. Move it to the next event, or to November 2015, and watch what climbs, what comes a second time, and who is told." },
    nodes: { title: "The other side", text: "Ankara sees what became of its warning: delivered, with a signed receipt that Paris cannot deny, and overdue. Open Ankara in a second window and take the warning here: the other screen follows by itself." },
    later: { title: "What an inquiry asks", text: "Sign in as head of section, open the man and choose the inquiry view: what was known at each moment, what was learnt later, what was owed, how late, and what the law allowed." },
    keys: { title: "Everything by keyboard", text: "Press ? on any page for its keys. That is all: the rest explains itself." },
  },
};

export const firstSteps = {
  title: "This node is new",
  about: "Nothing has arrived and nothing was sent. This is what makes it work, in this order:",
  staff: { title: "Somebody to own what arrives", done: (n: number) => (n === 1 ? "1 person works here" : `${n} people work here`), open: "Add the staff: liaison officers, a supervisor, whoever stands on the ladder." },
  peers: { title: "Somebody to exchange with", done: (n: number) => (n === 1 ? "1 authority is known" : `${n} authorities are known`), open: "Exchange cards with another authority's node, or make one known that has none: its letters have clocks too." },
  first: { title: "A first message", open: "Write one, or record a letter, a call or a SIENA message that came." },
  command: "As administrator, on the node's machine:",
};
