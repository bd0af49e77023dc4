import mammoth from "mammoth";
import PostalMime from "postal-mime";
import { extractText, getDocumentProxy } from "unpdf";
import { err, ok, type Result } from "../../lib/base/result.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import { parsePartialDate, type PartialDate } from "../../lib/clock/index.ts";
import { checkZip } from "./zip.ts";

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text of a file, and when it was written as far as the file itself says. */
export interface FileText {
  readonly text: string;
  readonly writtenOn?: PartialDate;
}

export type FileKind = "txt" | "eml" | "docx" | "pdf";

export type FileError =
  | { readonly code: "file.too-large"; readonly bytes: number; readonly limit: number }
  | { readonly code: "file.kind"; readonly name: string }
  | { readonly code: "file.damaged"; readonly kind: FileKind; readonly fault: string }
  | { readonly code: "file.no-text"; readonly kind: FileKind };

/** Largest file that is read, in bytes: letters are small, and what is larger is mostly pictures that nobody here can read. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Most pages of a PDF that are read; a text of that length is beyond what is taken anyway. */
const MOST_PAGES = 200;

/** The text of a .txt, .eml, .docx or .pdf file. The name says what it should be, the bytes must agree. Nothing is kept. */
export async function fileText(file: SentFile): Promise<Result<FileText, FileError>> {
  const { name, bytes } = file;
  if (bytes.length > MOST_FILE_BYTES) return err({ code: "file.too-large", bytes: bytes.length, limit: MOST_FILE_BYTES });
  const kind = /\.(txt|eml|docx|pdf)$/i.exec(name)?.[1]?.toLowerCase() as FileKind | undefined;
  if (kind === undefined) return err({ code: "file.kind", name: excerpt(name) });
  const found = await readers[kind](bytes);
  if (!found.ok) return err({ code: "file.damaged", kind, fault: found.error });
  const text = found.value.text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll("\u0000", "").toWellFormed();
  return text.trim() === "" ? err({ code: "file.no-text", kind }) : ok({ ...found.value, text });
}

type Read = Result<FileText, string>;

const readers: Readonly<Record<FileKind, (bytes: Uint8Array) => Promise<Read> | Read>> = { txt: readPlain, eml: readMail, docx: readWord, pdf: readPdf };

/** UTF-8, UTF-16 with its mark, or what Windows wrote before. */
function readPlain(bytes: Uint8Array): Read {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok({ text: new TextDecoder("utf-16le").decode(bytes) });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok({ text: new TextDecoder("utf-16be").decode(bytes) });
  if (bytes.includes(0)) return err("it holds bytes that no text has");
  try {
    return ok({ text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
  } catch {
    return ok({ text: new TextDecoder("windows-1252").decode(bytes) });
  }
}

/** The head of a mail as a letter would have it, and its text; attachments are not opened. */
async function readMail(bytes: Uint8Array): Promise<Read> {
  if (!/^(?:[A-Za-z][A-Za-z0-9-]*:|From )/.test(new TextDecoder("latin1").decode(bytes.subarray(0, 200)).trimStart())) return err("it does not begin with the header of a mail");
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 262_144 });
    const sent = mail.date === undefined ? undefined : parsePartialDate(mail.date.slice(0, 10));
    const head = [["From", mail.from?.name], ["To", mail.to?.map((one) => one.name).filter((one) => one !== "").join(", ")], ["Subject", mail.subject]].flatMap(([label, value]) => (value === undefined || value === "" ? [] : [`${label}: ${value}`]));
    const body = mail.text ?? (mail.html === undefined ? "" : plainOf(mail.html));
    return ok({ text: [...head, "", body].join("\n"), ...(sent?.ok === true ? { writtenOn: sent.value } : {}) });
  } catch (error) {
    return err(faultOf(error));
  }
}

async function readWord(bytes: Uint8Array): Promise<Read> {
  const entries = checkZip(bytes);
  if (!entries.ok) return err(entries.error);
  if (!entries.value.includes("word/document.xml")) return err("it holds no document");
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    // Every paragraph ends with an empty line; a letter's address would fall apart.
    return ok({ text: value.replaceAll("\n\n", "\n") });
  } catch (error) {
    return err(faultOf(error));
  }
}

async function readPdf(bytes: Uint8Array): Promise<Read> {
  if (!new TextDecoder("latin1").decode(bytes.subarray(0, 1_024)).includes("%PDF-")) return err("it does not begin as a PDF does");
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: true, verbosity: 0 });
    if (document.numPages > MOST_PAGES) return err(`it has ${document.numPages} pages, and ${MOST_PAGES} are read`);
    const { text } = await extractText(document, { mergePages: false });
    return ok({ text: text.join("\n\n") });
  } catch (error) {
    return err(faultOf(error));
  }
}

/** The text of a page of HTML, for mails that carry nothing else. */
function plainOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", laquo: "«", raquo: "»", eacute: "é", egrave: "è", agrave: "à", ccedil: "ç" };
  return html
    .replace(/<(script|style|head)\b[^>]*>[\s\S]*?(?:<\/\1>|$)/gi, "")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "0", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    });
}

/** What a parser said, in one harmless line. */
function faultOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 120);
}
