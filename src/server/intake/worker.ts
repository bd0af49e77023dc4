import { parentPort, workerData } from "node:worker_threads";
import type { CalendarDate, PartialDate } from "../../lib/clock/index.ts";
import { readText, type TextLanguage } from "../../lib/intake/index.ts";
import { proposeIntake } from "../../domain/intake.ts";
import { err, ok } from "../../lib/base/result.ts";
import { fileText, type SentFile } from "./file-text.ts";
import type { IntakeResult } from "./read-intake.ts";

/** What one reading gets; one thread reads one text and ends. */
export interface WorkerInput {
  readonly text?: string;
  readonly file?: SentFile;
  readonly writtenOn?: PartialDate;
  readonly language?: TextLanguage;
  readonly today: CalendarDate;
}

async function readOne(input: WorkerInput): Promise<IntakeResult> {
  const found = input.file === undefined ? ok({ text: input.text ?? "" }) : await fileText(input.file);
  if (!found.ok) return found;
  const writtenOn = input.writtenOn ?? ("writtenOn" in found.value ? found.value.writtenOn : undefined);
  const reading = readText(found.value.text, { ...(writtenOn === undefined ? {} : { writtenOn }), ...(input.language === undefined ? {} : { language: input.language }) });
  return reading.ok ? ok({ text: found.value.text, intake: proposeIntake(reading.value, input.today) }) : err(reading.error);
}

parentPort?.postMessage(await readOne(workerData as WorkerInput));
