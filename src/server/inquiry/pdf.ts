import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { CommittedReport } from "../../domain/inquiry-commit.ts";
import { WITHHELD } from "../../domain/inquiry-withheld.ts";
import type { WithheldFor } from "../../domain/inquiry-withheld.ts";

const require = createRequire(import.meta.url);

/** Latin, Greek and Cyrillic in three cuts, Arabic in two: embedded, so that a page looks the same everywhere. */
const FONTS = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
];

let compiler: Promise<NodeCompiler> | undefined;

/**
 * An inquiry as PDF/A-2b. Its date is the date as of which it was asked, and it reads no clock: the same report gives the same bytes.
 * What the report says is passed as data and only ever shown; nothing in it can be taken for a command of the layout.
 */
export async function inquiryPdf(committed: CommittedReport): Promise<Uint8Array> {
  compiler ??= openCompiler();
  const typst = await compiler;
  const source = await readFile(join(import.meta.dirname, "report.typ"), "utf8");
  const counts = Map.groupBy(committed.redactions.flatMap((one) => one.reasons), (reason) => reason);
  const reasons = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, all]: [WithheldFor, readonly WithheldFor[]]) => ({ code, ...WITHHELD[code], count: all.length }));
  const inputs = { report: JSON.stringify({ ...committed, reasons }) };
  const made = typst.compile({ mainFileContent: source, inputs, resetRead: true });
  const document = made.result;
  if (document === null) {
    const error = made.takeError();
    throw new Error(`Cannot set the inquiry: ${error === null ? "no reason given" : JSON.stringify(typst.fetchDiagnostics(error))}`);
  }
  const bytes = typst.pdf(document, { pdfStandard: "a-2b", creationTimestamp: Math.floor(Date.parse(committed.report.asOf) / 1_000) });
  typst.evictCache(0);
  return bytes;
}

async function openCompiler(): Promise<NodeCompiler> {
  const fontBlobs = await Promise.all(FONTS.map((file) => readFile(require.resolve(file))));
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
