/** Japanese syllables in Hepburn romanisation, with the small-vowel pairs that write foreign sounds (ティ ti, ファ fa, ヴ v). */
const single: Readonly<Record<string, string>> = Object.fromEntries(
  `ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa シ shi ス su セ se ソ so ザ za ジ ji ズ zu ゼ ze ゾ zo
  タ ta チ chi ツ tsu テ te ト to ダ da ヂ ji ヅ zu デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho バ ba ビ bi ブ bu ベ be ボ bo
  パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n ヴ vu ヵ ka ヶ ke`
    .split(/\s+/).reduce<[string, string][]>((pairs, word, i, all) => (i % 2 === 0 ? [...pairs, [word, all[i + 1] as string]] : pairs), []));
const small: Readonly<Record<string, string>> = { ァ: "a", ィ: "i", ゥ: "u", ェ: "e", ォ: "o", ャ: "ya", ュ: "yu", ョ: "yo", ヮ: "wa" };

/**
 * Reads hiragana and katakana; a long mark reads as `long` (nothing, or the r of Howard in ハワード), a small tsu doubles nothing
 * that matters here. Other signs vanish.
 */
export function kanaReading(text: string, long = ""): string {
  let out = "";
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : letter;
    if (katakana === "ー") {
      out += long;
      continue;
    }
    const vowel = small[katakana];
    if (vowel !== undefined) {
      // Shi + ya is sha, fu + a is fa, te + i is ti: the small sign replaces the vowel.
      const stem = out.replace(/[aiueo]$/, "");
      out = stem + (/(?:sh|ch|j)$/.test(stem) && vowel.startsWith("y") ? vowel.slice(1) : vowel);
      continue;
    }
    out += single[katakana] ?? "";
  }
  return out;
}
