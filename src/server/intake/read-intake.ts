import { Worker } from "node:worker_threads";
import { err, type Result } from "../../lib/base/result.ts";
import type { ReadError } from "../../lib/intake/index.ts";
import type { Intake } from "../../domain/intake.ts";
import type { FileError } from "./file-text.ts";
import type { WorkerInput } from "./worker.ts";

/** The text that was read, to which all offsets refer, and what it suggests. */
export interface TakenIn {
  readonly text: string;
  readonly intake: Intake;
}

export type IntakeError = ReadError | FileError | { readonly code: "intake.busy"; readonly limit: number } | { readonly code: "intake.too-slow"; readonly seconds: number } | { readonly code: "intake.failed" };

export type IntakeResult = Result<TakenIn, IntakeError>;

/** Longest that one reading may take; an honest letter takes less than one second. */
const MOST_SECONDS = 20;

/** Readings at one time: files of strangers must not take all processors. */
const MOST_AT_ONCE = 2;

let running = 0;

/**
 * Reads a text or file in a thread of its own, bounded in time and memory: whatever a file does to its parser, the node goes on.
 * Nothing is kept, neither the file nor the text.
 */
export async function readIntake(input: WorkerInput): Promise<IntakeResult> {
  if (running >= MOST_AT_ONCE) return err({ code: "intake.busy", limit: MOST_AT_ONCE });
  running++;
  try {
    return await inThread(input);
  } finally {
    running--;
  }
}

function inThread(workerData: WorkerInput): Promise<IntakeResult> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.resolve("./worker.ts")), { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 }, stdout: true, stderr: true });
    const timer = setTimeout(() => finish(err({ code: "intake.too-slow", seconds: MOST_SECONDS })), MOST_SECONDS * 1_000);
    const finish = (result: IntakeResult) => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    worker.once("message", (result: IntakeResult) => finish(result));
    worker.once("error", () => finish(err({ code: "intake.failed" })));
    worker.once("exit", () => finish(err({ code: "intake.failed" })));
  });
}
