import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { PartialDate } from "../clock/index.ts";
import { longestRead, readText, type Passage, type Reading, type TextLanguage } from "./index.ts";

/** The reading of a text written on 15 June 2017. */
function read(text: string, language: TextLanguage = "en"): Reading {
  const reading = readText(text, { language, writtenOn: "2017-06-15" as PartialDate });
  assert.ok(reading.ok);
  return reading.value;
}

function persons(text: string, language: TextLanguage = "en"): readonly string[] {
  return read(text, language).persons.map((person) => `${person.role}: ${person.spellings.map((one) => one.text).join(" / ")}`);
}

/** Claims in short: what is said, and who says it. */
function claims(text: string, language: TextLanguage = "en"): readonly string[] {
  return read(text, language).claims.map(({ says, by }) => {
    const what = Object.entries(says).map(([, value]) => String(value)).join(" ");
    return by === undefined ? what : `${what} | ${by.words}`;
  });
}

describe("persons", () => {
  test("several spellings and an alias are one suggested person", () => {
    assert.deepEqual(persons("We warn of Dawud Khasanov, born on 2 April 1991. Mr Khasanov may travel under the name Davud Hasanov."), ["subject: Dawud Khasanov / Khasanov / Davud Hasanov"]);
    assert.deepEqual(persons("Le nommé Rachid Mansouri, alias « Abou Zeyd », est recherché.", "fr"), ["subject: Rachid Mansouri / Abou Zeyd"]);
  });

  test("brothers who share a surname stay two", () => {
    assert.deepEqual(persons("Brahim Aberkane was detained in Kilis. His brother Saleh Aberkane was released."), ["subject: Brahim Aberkane", "contact: Saleh Aberkane"]);
  });

  test("a surname alone goes to its last bearer", () => {
    const [first] = read("Karim Dahmani left. Dahmani returned.").persons;
    assert.deepEqual(first?.spellings.map((one) => [one.text, one.mentions.length]), [["Karim Dahmani", 1], ["Dahmani", 1]]);
  });

  test("a form gives a name in two halves", () => {
    const [person] = read("Nom : DE WITTE\nPrénoms : Geert Jozef\nDate de naissance : 3 mars 1975", "fr").persons;
    assert.equal(person?.spellings[0]?.text, "Geert Jozef DE WITTE");
    assert.deepEqual(person?.births.map((birth) => "on" in birth && birth.on), ["1975-03-03"]);
  });

  test("speakers, officials, journalists and victims are bystanders, told by their words", () => {
    const found = persons("By Fiona McAllister\n\nPrime Minister Charles Lambert praised the police. \"He was quiet,\" said his neighbour, Monique Delahaye. Among the dead is Thomas Aubry. Karim Dahmani, 28, is wanted.");
    assert.deepEqual(found, ["journalist: Fiona McAllister", "official: Charles Lambert", "speaker: Monique Delahaye", "victim: Thomas Aubry", "subject: Karim Dahmani"]);
  });

  test("a signature is an official's", () => {
    assert.deepEqual(persons("Karim Dahmani is suspected of fraud.\n\nYours faithfully,\nStoyanka Vasileva\nHead of Unit"), ["subject: Karim Dahmani", "official: Stoyanka Vasileva"]);
  });

  test("whoever is told of after \"said\" is no speaker", () => {
    assert.deepEqual(persons("A Turkish official said Karim Dahmani entered Turkey in 2013."), ["subject: Karim Dahmani"]);
    assert.deepEqual(persons("\"We knew,\" said Karim Dahmani."), ["speaker: Karim Dahmani"]);
  });

  test("an age belongs to the person it stands with", () => {
    const [person] = read("Timur Akbarov, a 39-year-old worker, was arrested.").persons;
    assert.deepEqual(person?.births.map((birth) => "age" in birth && birth.age), [39]);
  });
});

describe("claims", () => {
  test("accounts of one journey stand side by side, each with its source", () => {
    assert.deepEqual(claims("Belgian analysts believe that Karim Dahmani travelled to Turkey in 2012. A Turkish officer disputed that, saying Mr Dahmani entered Turkey in 2013 and that there was no record of him leaving."), [
      "entry TR 2012 | Belgian analysts", "entry TR 2013 | A Turkish officer", "no-exit TR | A Turkish officer",
    ]);
  });

  test("who told whom is read in every direction", () => {
    const cases: readonly [string, TextLanguage, readonly string[]][] = [
      ["Ankara wrote to Paris in December 2014 and in June 2015, a senior official said.", "en", ["communication TR FR true message 2014-12 | a senior official", "communication TR FR true message 2015-06 | a senior official"]],
      ["Italian authorities were informed by Switzerland on 4 April 2017.", "en", ["communication CH IT true notice 2017-04-04"]],
      ["Morocco says that Spain did not answer its warning.", "en", ["communication ES MA false answer | Morocco"]],
      ["France has not been informed by the United Kingdom.", "en", ["communication GB FR false notice"]],
      ["Warsaw wrote to Prague on 9 January 2017 but Prague maintains that it received nothing.", "en", ["communication PL CZ true message 2017-01-09", "communication PL CZ false message | Prague"]],
      ["Selon un diplomate tunisien, la Tunisie avait alerté l'Allemagne en septembre 2016.", "fr", ["communication TN DE true notice 2016-09 | un diplomate tunisien"]],
      ["Un signalement a été transmis par la Norvège à la Suède le 2 février 2017.", "fr", ["communication NO SE true notice 2017-02-02"]],
      ["La Belgique assure n'avoir reçu aucun message du Maroc.", "fr", ["communication MA BE false message | La Belgique"]],
    ];
    for (const [text, language, expected] of cases) assert.deepEqual(claims(text, language), expected, text);
  });

  test("an answer without an addressee goes back to whoever wrote last", () => {
    assert.deepEqual(claims("Ankara wrote to Paris in December 2014. Paris answered in November 2015.").at(-1), "communication FR TR true answer 2015-11");
  });

  test("the day on which something was said is not the day on which it happened", () => {
    assert.deepEqual(claims("Turkey warned France, an official said on 16 November 2015."), ["communication TR FR true notice | an official"]);
  });

  test("the date of an attack is a claim", () => {
    assert.deepEqual(claims("The attacks in Paris on 13 November 2015 were prepared elsewhere."), ["attack FR 2015-11-13"]);
    assert.deepEqual(claims("L'attentat du 14 juillet 2016 à Nice a fait 86 morts.", "fr"), ["attack FR 2016-07-14"]);
  });
});

describe("the kind of message", () => {
  test("is told by the words of its own act", () => {
    const kind = (text: string, language: TextLanguage = "en") => {
      const { kind: { kind: name, event } } = read(text, language);
      return event === undefined ? name : `${name} ${event}`;
    };
    assert.equal(kind("We draw your attention to Karim Dahmani."), "warning");
    assert.equal(kind("Request for information\nPlease inform us whether he is known."), "request");
    assert.equal(kind("Karim Dahmani will be deported today to Brussels."), "notice deportation");
    assert.equal(kind("In reply to your request of 3 May we inform you as follows."), "answer");
    assert.equal(kind("Nous accusons réception de votre avertissement.", "fr"), "acknowledgement");
    assert.equal(kind("Le détenu Karim Dahmani sera libéré le 27 avril 2018.", "fr"), "notice release");
    assert.equal(kind("The weather was fine."), "report");
  });
});

describe("any text", () => {
  test("an empty and an overlong text are refused with what was wrong", () => {
    assert.deepEqual(readText("  \n"), { ok: false, error: { code: "text.empty" } });
    assert.deepEqual(readText("a".repeat(longestRead + 1)), { ok: false, error: { code: "text.too-long", length: longestRead + 1, limit: longestRead } });
  });

  test("every finding stands in the text where it says", () => {
    const piece = fc.constantFrom("Karim Dahmani", "said", "Paris", "on 3 May 2015", "the", "police", "Turkey", "warned", ",", ".", "\n", "\n\n", "«", "»", "l'État islamique", "d'après", "né le", "DE WITTE,", "Europol", "12 rue de la Paix", "never heard back from", "France", "é́", "😀", "M.", ":", "(", ")");
    fc.assert(fc.property(fc.oneof(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" ")), fc.string({ unit: "grapheme", maxLength: 300 })), fc.constantFrom<TextLanguage>("en", "fr"), (text, language) => {
      const reading = readText(text, { language });
      if (!reading.ok) return;
      for (const { start, end, words } of passagesOf(reading.value)) assert.equal(text.slice(start, end), words);
      assert.deepEqual(readText(text, { language }), reading);
    }), { numRuns: 400 });
  });

  test("a text of the longest length is read in bounded time", () => {
    const name = (i: number) => `Karim${String.fromCharCode(97 + (i % 26))} Dahmani${String.fromCharCode(97 + (Math.floor(i / 26) % 26))}`;
    const text = Array.from({ length: 3_000 }, (_, i) => `${name(i)} said on 3 May.`).join(" ");
    const start = process.hrtime.bigint();
    assert.ok(readText(text.slice(0, longestRead)).ok);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    assert.ok(seconds < 15, `the text took ${seconds} seconds`);
  });
});

function passagesOf(reading: Reading): readonly Passage[] {
  return [
    ...reading.dates, ...reading.places.flatMap((one) => one.mentions), ...reading.organisations.flatMap((one) => one.mentions), ...reading.terrorism,
    ...reading.persons.flatMap((person) => [...person.spellings.flatMap((one) => one.mentions), ...person.births.map((one) => one.passage), ...person.nationalities.map((one) => one.passage), ...person.documents.map((one) => one.passage), ...(person.why === undefined ? [] : [person.why])]),
    ...reading.claims.flatMap((claim) => [claim.passage, ...(claim.by === undefined ? [] : [claim.by])]), ...(reading.kind.passage === undefined ? [] : [reading.kind.passage]),
  ];
}
