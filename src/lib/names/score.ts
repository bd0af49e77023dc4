import { feature, featureCount, featureNames, highRarity, isUncapped, ramps, smallestList, type FeatureName } from "./features.ts";
import { linkInitial, linkJoin, linkNickname, linkParticle, linkSame, linkSimilar } from "./matchup.ts";
import { model } from "./weights.ts";

/** The weights in the order of the features. */
export const weights = new Float64Array(featureCount);
featureNames.forEach((name: FeatureName, i) => {
  weights[i] = model.weights[name];
});

/** The plain sum of features times weights. */
export function linear(features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < featureCount; i++) sum += (features[i] as number) * (weights[i] as number);
  return sum;
}

/** What one link is worth by itself: the sum of its features, without an array; `known` as `knownness` gives it for the word looked for. */
export function linkWorth(kind: number, likeness: number, rarity: number, known: number): number {
  const w = model.weights;
  if (kind === linkParticle) return w.particle;
  if (kind === linkInitial) return w.initial;
  let sum = w.rarity * Math.min(rarity, highRarity);
  if (rarity > highRarity) sum += w.rarityHigh * (rarity - highRarity);
  if (kind === linkNickname) return sum + (likeness > 0.8 ? w.equivalent : w.nickname);
  sum += w.rarityUnlike * rarity * (1 - likeness);
  if (kind === linkJoin) sum += w.join;
  else if (kind === linkSimilar) sum += w.knownUnlike * known;
  if (kind === linkSame) return sum;
  for (let k = 0; k + 1 < ramps.length; k++) {
    const from = ramps[k] as number;
    const part = (1 - likeness - from) / ((ramps[k + 1] as number) - from);
    if (part <= 0) break;
    sum += (weights[feature.unlike10 + k] as number) * Math.min(1, part);
  }
  return sum;
}

/** The weight of one feature. */
export function weightOf(name: FeatureName): number {
  return weights[feature[name]] as number;
}

/** What a longer list than the one the weights were fitted on takes away: more namesakes stand against each record. */
export function listPenalty(records: number): number {
  return -model.listSlope * Math.log(Math.max(smallestList, records) / model.fittedList);
}

/** The sum of the features that are, or are not, outside the cap. */
function partOf(features: Float64Array, outside: boolean): number {
  let sum = 0;
  for (let i = 0; i < featureCount; i++) if (isUncapped[i] === (outside ? 1 : 0)) sum += (features[i] as number) * (weights[i] as number);
  return sum;
}

/** Log-odds of a pair: what the names say, capped, and in full what speaks against and what the birth dates say; held where it must be. */
export function logOddsOf(features: Float64Array, listTerm: number): number {
  const sum = weighed(features, listTerm);
  return isHeld(features) ? bend(sum, model.holdFrom, model.hold) : sum;
}

/** The same before anything is held. */
export function weighed(features: Float64Array, listTerm: number): number {
  return capped(partOf(features, false) + listTerm) + partOf(features, true);
}

/** A twin has the surname and the birth date of the other: where one word alone agrees and another contradicts, nobody is interrupted by that. */
function isHeld(features: Float64Array): boolean {
  return features[feature.oneLink] === 1 && (features[feature.contradicted] as number) > 0;
}

/** What holding takes back from the sum of a pair, 0 or negative; `besides` is what else speaks and a relative may share, such as a place. */
export function holdTerm(features: Float64Array, listTerm: number, besides: number): number {
  if (!isHeld(features)) return 0;
  const sum = weighed(features, listTerm) + besides;
  return bend(sum, model.holdFrom, model.hold) - sum;
}

/**
 * Caps what names can say: always increasing, never above `model.cap`, so that order is kept, nothing saturates, and a
 * contradicting birth date outweighs the rarest name.
 */
export function capped(logOdds: number): number {
  return bend(logOdds, model.capFrom, model.cap);
}

/** `x` as it is up to `from`, and from there always increasing towards `limit`, which it never reaches. */
function bend(x: number, from: number, limit: number): number {
  return x <= from ? x : from + (limit - from) * (1 - Math.exp(-(x - from) / (limit - from)));
}

/** What the cap takes back from the sum of a pair's name features, 0 or negative. */
export function capTerm(features: Float64Array, listTerm: number): number {
  const sum = partOf(features, false) + listTerm;
  return capped(sum) - sum;
}
