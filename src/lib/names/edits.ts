import anyAscii from "any-ascii";

/** Lower-case letters without diacritics; special letters as identity documents write them. @example folded("ß") // "ss" */
export function folded(text: string): string {
  return anyAscii(text.normalize("NFC")).toLowerCase();
}

/** Whether one inserted, removed or replaced letter, or two exchanged letters (neighbours or not), turn `a` into `b`. */
export function plainEdits(a: string, b: string): "one-edit" | "swap" | "more" {
  let start = 0;
  while (start < a.length && start < b.length && a.charAt(start) === b.charAt(start)) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return "one-edit";
  if (restA.length !== restB.length) return "more";
  const inner = restA.slice(1, -1) === restB.slice(1, -1);
  return inner && restA.charAt(0) === restB.charAt(restB.length - 1) && restB.charAt(0) === restA.charAt(restA.length - 1) ? "swap" : "more";
}
