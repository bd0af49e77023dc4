import { body, between, GATE, person } from "../support/small.ts";
import type { ScenarioDocument } from "../support/stage.ts";

/**
 * A year of exchange, generated, and small enough to be counted by hand: see year.json beside it.
 *
 * North asks East twice a month. What comes on the 3rd is never urgent: answered two days later from January to August, refused in
 * September and October (not available), held for a judge and then answered in November, never answered in December. What comes on the
 * 12th is urgent in even months: answered in four hours, refused in December (minor offence). In odd months it is not urgent and answered
 * after nine days, which is late; in January East first asks a question, and the answer is in time.
 * North warns East on the 20th of each month; East takes it a day later and answers on the 25th: of use until June, of none in July and August, and
 * no word of it afterwards. North withdraws December's on the 22nd.
 * West asks East on the 5th of February, April, June, August and October, and is answered the next day. East asks North on the 8th of each
 * quarter's first month, and is answered the next day. South, outside the Union, asks North three times and is asked twice.
 */
export function yearOfExchange(): ScenarioDocument {
  const steps: { at: string; node: string; [act: string]: unknown }[] = [];
  const add = (at: string, node: string, act: Record<string, unknown>) => steps.push({ at, node, ...act });
  const send = (at: string, from: string, to: string, id: string, message: Record<string, unknown>) => add(at, from, { send: { id, to: [to], message, gate: GATE } });
  const answer = (at: string, node: string, id: string, more: Record<string, unknown> = {}) => add(at, node, { answer: { id, as: `${id}-answer`, message: body("answer", { about: id, outcome: "information", ...more }), gate: GATE } });
  const asked = { persons: [person("Nobody in particular", { bystander: true })] };
  for (let month = 1; month <= 12; month++) {
    const on = (day: number, time = "09:00") => `2015-${two(month)}-${two(day)}T${time}:00Z`;
    const first = `request-${two(month)}-a`;
    send(on(3), "north", "east", first, body("request", asked));
    if (month <= 8) answer(on(5), "east", first);
    else if (month <= 10) {
      add(on(4), "east", { take: { id: first } });
      add(on(7), "east", { proposeRefusal: { id: first, ground: "not-available", scope: "All of it" } });
      add(on(7, "11:00"), "east", { by: "sup", decideRefusal: { id: first, as: `${first}-refusal`, confirm: true } });
    } else if (month === 11) {
      add(on(4), "east", { take: { id: first } });
      add(on(5), "east", { hold: { id: first, until: on(25), reasons: "A judge must allow it" } });
      answer(on(20, "08:00"), "east", first);
    }
    const second = `request-${two(month)}-b`;
    const urgent = month % 2 === 0;
    send(on(12), "north", "east", second, body("request", { ...asked, ...(urgent ? { access: "direct", urgency: { ground: "danger-to-life", reasons: "A threat to his life" } } : {}) }));
    if (month === 12) {
      add(on(12, "10:00"), "east", { take: { id: second } });
      add(on(12, "11:00"), "east", { proposeRefusal: { id: second, ground: "minor-offence", scope: "All of it" } });
      add(on(12, "12:00"), "east", { by: "sup", decideRefusal: { id: second, as: `${second}-refusal`, confirm: true } });
    } else if (urgent) answer(on(12, "13:00"), "east", second, month === 2 ? { urgencyUpheld: false } : { urgencyUpheld: true });
    else if (month === 1) {
      add(on(13), "east", { clarify: { id: second, as: `${second}-question`, question: "Which of the two?" } });
      add(on(16), "north", { reply: { clarification: `${second}-question`, text: "The elder" } });
      answer(on(18), "east", second);
    } else answer(on(21, "07:00"), "east", second);
    const warning = `warning-${two(month)}`;
    send(on(20), "north", "east", warning, body("warning", asked));
    add(on(21, "09:00"), "east", { take: { id: warning } });
    if (month === 12) add(on(22), "north", { by: "sup", withdraw: { id: warning, reasons: "It was about somebody else" } });
    else answer(on(25), "east", warning, month <= 6 ? { useful: true } : month <= 8 ? { useful: false } : {});
    if ([2, 4, 6, 8, 10].includes(month)) {
      send(on(5), "west", "east", `west-${two(month)}`, body("request", asked));
      answer(on(6), "east", `west-${two(month)}`);
    }
    if (month % 3 === 1) {
      send(on(8), "east", "north", `east-${two(month)}`, body("request", asked));
      answer(on(9), "north", `east-${two(month)}`);
    }
    if (month <= 3) send(on(15), "south", "north", `south-${two(month)}`, body("request", asked));
    if (month <= 2) send(on(16), "north", "south", `to-south-${two(month)}`, body("request", asked));
  }
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const document = between(["north", "east", "south"], steps, { end: "2016-01-01T00:00:00Z" });
  const { north } = document.authorities;
  return { ...document, scenario: "year", authorities: { ...document.authorities, west: { ...north, name: "Western liaison office", country: "DE", languages: ["de"], dutyDesk: "+49 4 44 44 44 44" } } };
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
