/** Something the law, or the rule of the exchange, let an authority do at a juncture. */
export interface LegalOption {
  /** Stable code. */
  readonly code: string;
  readonly words: string;
  readonly basis: string;
}

/** Where an authority stood when something had to be decided. */
export type Situation = "request-arrived" | "information-arrived" | "duty-missed" | "duty-missed-by-another" | "escalated" | "release" | "closing" | "no-means" | "decision" | "request-sent" | "information-sent" | "encounter";

const DIRECTIVE = "Directive (EU) 2023/977";
const LED = "Directive (EU) 2016/680";
const EXCHANGE = "Rule of the exchange";

const ANSWER: LegalOption = { code: "answer", words: "Provide the information, in whole or in part", basis: `${DIRECTIVE} Art. 5(1)` };
const REFUSE: LegalOption = { code: "refuse", words: "Refuse on a ground of the closed list, and provide the rest", basis: `${DIRECTIVE} Art. 6(1)` };
const CLARIFY: LegalOption = { code: "clarify", words: "Ask the sender for clarification, which stops the clock", basis: `${DIRECTIVE} Art. 6(3)` };
const HOLD: LegalOption = { code: "hold", words: "Wait for judicial authorisation: tell the sender how long and why", basis: `${DIRECTIVE} Art. 5(2)` };
const GATE: LegalOption = { code: "gate", words: "Tell a partner outside the Union more than that it is being assessed, by a named decision", basis: `${LED} Art. 35 to 38` };
const ACKNOWLEDGE: LegalOption = { code: "acknowledge", words: "Acknowledge that it arrived", basis: `${EXCHANGE}, rule 1` };
const DISPOSE: LegalOption = { code: "dispose", words: "Assess it, decide with reasons and answer", basis: `${EXCHANGE}, rule 2` };
const CHECK: LegalOption = { code: "check", words: "Check it against everything held, under every spelling", basis: `${DIRECTIVE} Art. 16(1)(d)` };
const WATCH: LegalOption = { code: "watch", words: "Open a watch file, or enter an alert with the action asked for", basis: "Regulation (EU) 2018/1862 Art. 36" };
const MEASURE: LegalOption = { code: "measure", words: "Promise a measure with an owner and a date: an interview, an exhibit to examine, a prosecutor to ask", basis: EXCHANGE };
const SHARE: LegalOption = { code: "share", words: "Tell the other states concerned; for serious offences the law asks for it", basis: `${DIRECTIVE} Art. 7(1) and (2)` };
const LAPSE: LegalOption = { code: "lapse", words: "Let it lapse, by a signed decision with reasons", basis: EXCHANGE };
const MEANS: LegalOption = { code: "no-means", words: "Put it off for lack of means until a date, by a decision that goes to a superior", basis: EXCHANGE };
const HELP: LegalOption = { code: "help", words: "Ask a partner or the hub for help, with a clock of its own", basis: EXCHANGE };
const LATE: LegalOption = { code: "answer-late", words: "Answer all the same; it stays late", basis: EXCHANGE };
const ASK: LegalOption = { code: "ask", words: "Ask whoever warned, or whoever holds a matter, for more", basis: `${DIRECTIVE} Art. 4` };

/** What could be done in each situation; the gate stands only towards a partner outside the Union. */
export const OPTIONS: Record<Situation, readonly LegalOption[]> = {
  "request-arrived": [ANSWER, REFUSE, CLARIFY, HOLD, CHECK, GATE],
  "information-arrived": [ACKNOWLEDGE, DISPOSE, CHECK, WATCH, MEASURE, SHARE, CLARIFY, LAPSE, GATE],
  "duty-missed": [LATE, MEANS, HELP, LAPSE],
  "duty-missed-by-another": [
    { code: "call", words: "Call the duty desk whose number came with the delay", basis: EXCHANGE },
    { code: "repeat", words: "Warn again, which raises the earlier warning", basis: EXCHANGE },
    { code: "other-channel", words: "Use another channel, or ask the hub", basis: `${DIRECTIVE} Art. 12 and 13` },
  ],
  escalated: [{ code: "reassign", words: "Give it to somebody else, or more people", basis: EXCHANGE }, LATE, MEANS, LAPSE],
  release: [
    { code: "release", words: "Release, as the law requires: nothing on file is by itself a ground against a person", basis: `${LED} Art. 11` },
    MEASURE, WATCH, SHARE, ASK,
  ],
  closing: [{ code: "keep-open", words: "Keep it open with an owner and a date", basis: EXCHANGE }, { code: "close", words: "Close it, naming each open measure", basis: EXCHANGE }, SHARE],
  "no-means": [MEANS, HELP, LAPSE],
  decision: [MEASURE, SHARE, LAPSE],
  "request-sent": [{ code: "answer-first", words: "Answer first what is owed about the same person, or attach it", basis: EXCHANGE }, { code: "urgent", words: "Ask urgently, on a stated ground", basis: `${DIRECTIVE} Art. 4(4)` }, ASK],
  "information-sent": [SHARE, { code: "urgent", words: "Mark it urgent, on a stated ground", basis: `${DIRECTIVE} Art. 4(4)` }],
  encounter: [MEASURE, WATCH, SHARE, ASK],
};

/** The options of a situation, towards a partner inside or outside the Union. */
export function optionsIn(situation: Situation, outsideUnion: boolean): readonly LegalOption[] {
  return OPTIONS[situation].filter((one) => outsideUnion || one.code !== "gate");
}
