import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sha256 } from "../../../test/support/ed25519.ts";
import { answers, testNoteKey } from "../../../test/support/ledger.ts";
import { concat, fromUtf8, utf8 } from "../base/bytes.ts";
import { unwrap } from "../base/result.ts";
import { checkCheckpoint, checkpointText, parseCheckpointText } from "./checkpoint.ts";
import { ask } from "./later.ts";
import { checkNote, cosignNote, isKeyName, keyLine, MAX_NOTE_BYTES, noteKey, parseKeyLine, parseNote, parseSignatureLines, signatureLine, signNote, timeOf, writeNote } from "./note.ts";

const log = testNoteKey("example.org/log", 1, "1");
const witness = testNoteKey("witness.example/w", 4, "2");
const text = checkpointText({ origin: "example.org/log", size: 7, root: sha256(utf8("root")) });
const own = signNote(text, log.key, log.pair.sign);
const cosigned = cosignNote(text, witness.key, 1_700_000_000, witness.pair.sign);
const note = { text, signatures: [own, cosigned] };

/** Checks that bytes are refused as a note at this line, or read if there is none. */
function check(bytes: Uint8Array | string, line?: number): void {
  const parsed = parseNote(typeof bytes === "string" ? utf8(bytes) : bytes);
  assert.equal(parsed.ok ? undefined : parsed.error.code === "note.malformed" ? parsed.error.line : 0, line);
}

describe("a note", () => {
  const line = signatureLine(own);

  test("is text, an empty line and signatures, and nothing else", () => {
    check(`${text}\n${line}`);
    check(`two\n\nparagraphs\n\n${line}`);
    check(`\n\n${line}`);
    check("", 1);
    check("only text\n", 1);
    check(`${text}\n`, 5);
    check(`${text}\n${line.slice(0, -1)}`, 5);
    check(`${text}\n${line}more`, 5);
    check(`${text}\n- ${line.slice(2)}`, 5);
    check(`${text}\n${line.replace("— ", "—  ")}`, 5);
    check(`${text}\n${line.replace("example.org/log", "a+b")}`, 5);
    check(`${text}\n— name AAAA\n`, 5);
    check(`${text}\n— name !!!!!!!!\n`, 5);
    check(`${text}\n${line.slice(0, -1)} more\n`, 5);
    check(`${text}\n${line}`.replaceAll("\n", "\r\n"), 1);
    check(concat(utf8(text), new Uint8Array([0xff]), utf8(`\n\n${line}`)), 1);
  });

  test("may have sixteen signatures, and no more than the limits say", () => {
    check(`${text}\n${line.repeat(16)}`);
    check(`${text}\n${line.repeat(33)}`, 37);
    check(`${"x".repeat(MAX_NOTE_BYTES)}\n\n${line}`, 0);
  });

  test("is believed for a signature by a known key, whatever other lines stand there", () => {
    const held = (keys: Parameters<typeof checkNote>[1], from = note) => ask(checkNote(from, keys), answers);
    assert.deepEqual(unwrap(held([log.key])), [{ key: log.key }]);
    assert.deepEqual(unwrap(held([witness.key])), [{ key: witness.key, time: 1_700_000_000 }]);
    assert.equal(unwrap(held([log.key, witness.key])).length, 2);
    assert.equal(unwrap(held([log.key], { text, signatures: [own, own, cosigned] })).length, 1, "one key counts once");
    const unknown = held([testNoteKey("example.org/log", 1, "3").key]);
    assert.deepEqual(unknown, { ok: false, error: { code: "note.unsigned", names: ["example.org/log"] } });
  });

  test("is refused whole for one bad signature by a known key", () => {
    for (const signatures of [[own, { ...cosigned, bytes: cosigned.bytes.with(20, cosigned.bytes[20]! ^ 1) }], [own, { ...cosigned, bytes: cosigned.bytes.with(7, cosigned.bytes[7]! ^ 1) }], [{ ...own, bytes: own.bytes.slice(1) }, cosigned], [own, { ...cosigned, bytes: own.bytes }]]) {
      const refused = ask(checkNote({ text, signatures }, [log.key, witness.key]), answers);
      assert.equal(refused.ok ? "" : refused.error.code, "note.bad-signature");
    }
    assert.equal(ask(checkNote({ ...note, text: text.replace("7", "8") }, [log.key]), answers).ok, false);
  });

  test("a signature of one type is none of the other, though key and name are the same", () => {
    const both = [noteKey("same", 1, log.pair.publicKey, sha256), noteKey("same", 4, log.pair.publicKey, sha256)] as const;
    assert.notEqual(both[0].id, both[1].id);
    const asOther = { ...signNote(text, both[0], log.pair.sign), id: both[1].id };
    assert.equal(ask(checkNote({ text, signatures: [asOther] }, [both[1]]), answers).ok, false);
  });

  test("is written and read back, any text and any signature", () => {
    const texts = fc.array(fc.string({ unit: "binary" }).filter((value) => value.isWellFormed() && !/[\u{0}-\u{1f}]/u.test(value)), { minLength: 1 }).map((lines) => `${lines.join("\n")}\n`);
    fc.assert(
      fc.property(texts, fc.uint8Array({ minLength: 1, maxLength: 100 }), (anyText, bytes) => {
        const one = { text: anyText, signatures: [{ name: "n", id: "00ff10a0", bytes: new Uint8Array(bytes) }] };
        assert.deepEqual(unwrap(parseNote(writeNote(one))), one);
      }),
    );
  });
});

describe("a key", () => {
  test("is handed on in a line that carries its own id", () => {
    for (const { key } of [log, witness]) assert.deepEqual(unwrap(parseKeyLine(keyLine(key), sha256)), key);
    const line = keyLine(log.key);
    for (const wrong of [line.replace("log+", "lag+"), line.slice(0, -4), `${line}AAAA`, line.replaceAll("+", " "), "", "a+b", line.replace(/\+A/, "+B"), "x".repeat(10_000)]) {
      assert.equal(parseKeyLine(wrong, sha256).ok, false, wrong);
    }
  });

  test("has a name without spaces and pluses", () => {
    assert.deepEqual(["a", "é/1", "", "a b", "a+b", "a\u00a0b", "a\u2028b", "\ud800", "x".repeat(256)].map(isKeyName), [true, true, false, false, false, false, false, false, false]);
  });

  test("a witness's answer is signature lines and nothing else", () => {
    assert.deepEqual(parseSignatureLines(signatureLine(own) + signatureLine(cosigned)), [own, cosigned]);
    for (const wrong of ["", "\n", signatureLine(own).slice(0, -1), `${signatureLine(own)}\n`, `x\n${signatureLine(own)}`, signatureLine(own).repeat(40)]) assert.equal(parseSignatureLines(wrong), undefined);
  });

  test("a time beyond what can be counted is no time", () => {
    assert.equal(timeOf(cosigned.bytes), 1_700_000_000);
    assert.equal(timeOf(new Uint8Array(72).fill(0xff)), undefined);
    assert.equal(timeOf(own.bytes), undefined);
  });
});

describe("a checkpoint", () => {
  /** Checks that a text is refused as a checkpoint at this line, or read if there is none. */
  function checkText(value: string, line?: number): void {
    const parsed = parseCheckpointText(value);
    assert.equal(parsed.ok ? undefined : parsed.error.code === "checkpoint.malformed" ? parsed.error.line : 0, line, value);
  }
  const root = text.split("\n")[2]!;

  test("is origin, size and root, and then whole lines", () => {
    checkText(text);
    checkText(`${text}an extension\n`);
    checkText(`o\n0\n${root}\n`);
    checkText(`o\n9007199254740991\n${root}\n`);
    checkText(`\n1\n${root}\n`, 1);
    checkText(`o\n1\n${root}`, 1);
    for (const size of ["", "01", "-1", "+1", "1.0", "1e3", " 1", "9007199254740992", "99999999999999999999"]) checkText(`o\n${size}\n${root}\n`, 2);
    for (const bad of ["", root.slice(4), `${root}AAAA`, root.replace("=", ""), "!"]) checkText(`o\n1\n${bad}\n`, 3);
    checkText(`${text}\nmore\n`, 4);
  });

  test("is that of the log whose key signed it, and no other's", () => {
    const bytes = writeNote(note);
    assert.equal(unwrap(ask(checkCheckpoint(bytes, [log.key], [witness.key]), answers)).signatures.length, 2);
    const codeOf = (checked: { readonly ok: boolean; readonly error?: { readonly code: string } }) => (checked.ok ? "" : checked.error?.code);
    const otherText = text.replace("example.org/log", "example.org/other");
    const asOther = writeNote({ text: otherText, signatures: [signNote(otherText, log.key, log.pair.sign)] });
    assert.equal(codeOf(ask(checkCheckpoint(asOther, [log.key]), answers)), "checkpoint.other-log");
    assert.equal(codeOf(ask(checkCheckpoint(writeNote({ text, signatures: [cosigned] }), [log.key], [witness.key]), answers)), "note.unsigned", "a witness alone is not the log");
    assert.equal(fromUtf8(bytes).startsWith(text), true);
  });
});
