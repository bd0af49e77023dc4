import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { docxOf, pdfOf, zipOf } from "../../../test/support/sample-files.ts";
import { fileText, MOST_FILE_BYTES, type FileError } from "./file-text.ts";

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const read = await fileText({ name, bytes });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.text;
}

async function refused(name: string, bytes: Uint8Array): Promise<FileError> {
  const read = await fileText({ name, bytes });
  assert.ok(!read.ok, `${name} was read`);
  return read.error;
}

describe("a plain text", () => {
  test("is read as UTF-8, UTF-16 with its mark, or what Windows wrote", async () => {
    assert.equal(await textOf("a.txt", Buffer.from("né à Évry\r\nle 3 mars")), "né à Évry\nle 3 mars");
    assert.equal(await textOf("a.TXT", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("né", "utf16le")])), "né");
    assert.equal(await textOf("a.txt", Buffer.from("né", "latin1")), "né");
  });

  test("is refused when it is no text, is empty, or is of no kind that is read", async () => {
    assert.deepEqual(await refused("a.txt", Buffer.from([65, 0, 66])), { code: "file.damaged", kind: "txt", fault: "it holds bytes that no text has" });
    assert.deepEqual(await refused("a.txt", Buffer.from(" \n ")), { code: "file.no-text", kind: "txt" });
    assert.deepEqual(await refused("a.exe", Buffer.from("x")), { code: "file.kind", name: "a.exe" });
  });
});

describe("a mail", () => {
  const mail = (type: string, body: string) => Buffer.from(`From: =?UTF-8?Q?Ma=C3=ABlle_Guivarc'h?= <m@police.example>\r\nTo: Desk <desk@spoc.example>\r\nDate: Fri, 12 Feb 2016 03:20:00 +0100\r\nSubject: =?UTF-8?Q?contr=C3=B4le?=\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`);

  test("gives its head, its text and its date", async () => {
    const read = await fileText({ name: "a.eml", bytes: mail("text/plain", "M. Mejri a =C3=A9t=C3=A9 contr=C3=B4l=C3=A9 hier.") });
    assert.deepEqual(read, { ok: true, value: { text: "From: Maëlle Guivarc'h\nTo: Desk\nSubject: contrôle\n\nM. Mejri a été contrôlé hier.\n", writtenOn: "2016-02-12" } });
  });

  test("gives the words of its page when it has no other text", async () => {
    const text = await textOf("a.eml", mail("text/html", "<html><style>p{}</style><script>alert(1)</script><p>Karim &amp; Omar</p><p>&eacute;t&#233;</p></html>"));
    assert.match(text, /Karim & Omar\s+été/);
    assert.doesNotMatch(text, /alert|p\{/);
  });

  test("is refused when it is none", async () => {
    assert.deepEqual(await refused("a.eml", Buffer.from("%PDF-1.4")), { code: "file.damaged", kind: "eml", fault: "it does not begin with the header of a mail" });
  });

  test("of two hundred megabytes is refused with the limit", async () => {
    assert.deepEqual(await refused("a.eml", Buffer.alloc(200 * 1024 * 1024, 65)), { code: "file.too-large", bytes: 209_715_200, limit: MOST_FILE_BYTES });
  });
});

describe("a file of a word processor", () => {
  test("gives its paragraphs, line by line", async () => {
    assert.equal((await textOf("a.docx", docxOf(["Sofia, 7 May 2015", "We warn of Dawud Khasanov & others."]))).trim(), "Sofia, 7 May 2015\nWe warn of Dawud Khasanov & others.");
  });

  test("is refused when it is none, or damaged", async () => {
    assert.deepEqual(await refused("a.docx", Buffer.from("no")), { code: "file.damaged", kind: "docx", fault: "not an archive" });
    assert.deepEqual(await refused("a.docx", zipOf({ "a.txt": Buffer.from("x") })), { code: "file.damaged", kind: "docx", fault: "it holds no document" });
    const broken = docxOf(["text"]);
    broken.fill(0xff, 60, 120);
    assert.equal((await refused("a.docx", broken)).code, "file.damaged");
  });

  test("that would unpack into more than a machine holds is refused before its parser sees it", async () => {
    const bomb = zipOf({ "word/document.xml": Buffer.alloc(80 * 1024 * 1024) });
    assert.ok(bomb.length < 200_000);
    assert.deepEqual(await refused("a.docx", bomb), { code: "file.damaged", kind: "docx", fault: "larger inside than allowed" });
    // The sizes it states are not believed.
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(10, lying.lastIndexOf("PK\u0001\u0002", undefined, "latin1") + 24);
    assert.deepEqual(await refused("a.docx", lying), { code: "file.damaged", kind: "docx", fault: "larger inside than allowed" });
  });
});

describe("a PDF", () => {
  test("gives its lines", async () => {
    assert.match(await textOf("a.pdf", pdfOf(["Notice of deportation", "Karim Dahmani (born 1990)"])), /Notice of deportation\s*\n\s*Karim Dahmani \(born 1990\)/);
  });

  test("that is none, that is cut off, or that holds no text is refused with what is wrong", async () => {
    assert.deepEqual(await refused("a.pdf", Buffer.from("Dear colleagues")), { code: "file.damaged", kind: "pdf", fault: "it does not begin as a PDF does" });
    assert.equal((await refused("a.pdf", Buffer.from("%PDF-1.4 and nothing else"))).code, "file.damaged");
    assert.equal((await refused("a.pdf", pdfOf(["text"]).subarray(0, 150))).code, "file.damaged");
    assert.deepEqual(await refused("a.pdf", pdfOf([])), { code: "file.no-text", kind: "pdf" });
  });
});
