import { feature } from "../features.ts";

/** Set where a person has further nationalities that a list does not keep. */
const more = 2 ** 30;
const kept = 3;

/** The first three countries in ten bits each, and a flag if there were more. */
export function packNations(nationalities: readonly string[]): number {
  let packed = 0;
  let count = 0;
  for (const nationality of nationalities) {
    const code = nationCode(nationality);
    if (code === 0) continue;
    if (count === kept) return packed + more;
    packed += code * 1024 ** count;
    count++;
  }
  return packed;
}

/** 1 to 676 for two letters, 0 for anything else. */
export function nationCode(nationality: string): number {
  const a = (nationality.charCodeAt(0) | 32) - 97;
  const b = (nationality.charCodeAt(1) | 32) - 97;
  return nationality.length === 2 && a >= 0 && a < 26 && b >= 0 && b < 26 ? a * 26 + b + 1 : 0;
}

/** Adds whether packed nationalities share one with others; silent where either side has none or keeps only some. */
export function addNationFeature(packed: number, others: readonly number[], into: Float64Array): void {
  if (packed === 0 || others.length === 0) return;
  for (let rest = packed % more; rest > 0; rest >>>= 10) {
    for (let i = 0; i < others.length; i++) {
      if (others[i] === (rest & 1023)) {
        into[feature.nationalityShared] = 1;
        return;
      }
    }
  }
  if (packed < more) into[feature.nationalityDiffers] = 1;
}
