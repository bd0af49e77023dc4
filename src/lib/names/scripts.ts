/**
 * Letter tables from other scripts to the spelling alphabet of `spelling.ts`. Own tables where a generic romanisation
 * loses the sound: Arabic and Hebrew (consonants only), Cyrillic (by language), Greek (digraphs). All other scripts go
 * through any-ascii and then the Latin rules.
 */
function table(text: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const entry of text.trim().split(/\s+/)) {
    const [letters = "", reading = ""] = entry.split("=");
    for (const letter of letters) map.set(letter, reading);
  }
  return map;
}

/** Russian readings; the letters of other Cyrillic languages beside them. Hard and soft signs are silent. */
export const cyrillic = table(`
  а=a б=b в=v г=g д=d е=e ё=yo ж=J з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=X ц=Z ч=C ш=S щ=S ъ= ы=i ь=
  э=e ю=yu я=ya і=i ї=yi є=e ґ=g ў=w ј=y љ=l њ=n ђ=j ћ=C џ=j ѓ=g ѕ=Z ќ=k ѐ=e ѝ=i
  ә=a ғ=G қ=q ң=n ө=o ұ=u ү=u һ=h ҷ=j ҳ=h ӣ=i ӯ=u ҕ=G ӊ=n ҡ=q ҫ=T ҙ=D ӑ=a ӗ=e ӳ=u ӹ=i ӱ=u ѣ=e ѳ=f ѵ=i ӏ=`);

/** Letters that only occur in Ukrainian and Belarusian writing, where г is h. */
export const softG = /[іїєґў]/u;

/** Arabic, Persian, Urdu, Pashto, Kurdish. Short vowels are not written; ا و ی are the only vowel letters. */
export const arabic = table(`
  ا=a أ=a إ=i آ=a ٱ=a ؤ=w ئ=y ء= ب=b پ=p ت=t ث=T ج=j چ=C ح=h خ=X د=d ذ=D ر=r ز=z ژ=J س=s ش=S ص=s ض=d ط=t ظ=z ع= غ=G
  ف=f ڤ=v ق=q ک=k ك=k گ=g ڭ=g ل=l م=m ن=n ه=h ھ=h ة=a ۃ=a ە=e و=w ۆ=o ۇ=u ۋ=v ي=y ی=y ى=a ې=e ێ=e ے=e ۍ=y
  ڈ=d ٹ=t ڑ=r ں=n ہ=h ټ=t ډ=d ړ=r ڼ=n ښ=S ږ=J ځ=Z څ=Z ـ=`);

/** Hebrew and Yiddish letters; final forms read like the others. */
export const hebrew = table(`
  א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=X ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=Z ץ=Z ק=k ר=r ש=S ת=t`);

/** Greek single letters; digraphs below. */
export const greek = table(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=T ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σς=s τ=t υ=i φ=f χ=X ψ=ps ω=o`);

/** Greek letter groups of one sound, and how they read at the start of a word where that differs. */
export const greekPairs: readonly (readonly [string, string, string?])[] = [
  ["ντσ", "nZ"], ["ντζ", "nj", "j"], ["ου", "u"], ["αι", "e"], ["ει", "i"], ["οι", "i"], ["αυ", "av"], ["ευ", "ev"],
  ["μπ", "mp", "b"], ["ντ", "nt", "d"], ["γκ", "ng", "g"], ["γγ", "ng"], ["τζ", "j"], ["τσ", "Z"], ["γχ", "nX"],
];

/** Letters of Cyrillic and Greek that look like a Latin letter, for tokens that mix alphabets to deceive or by mistake. */
export const lookAlikes = table(`
  а=a с=c е=e о=o р=p х=x у=y і=i ј=j ѕ=s һ=h ԁ=d ԛ=q ԝ=w к=k м=m т=t в=b н=h
  α=a ο=o ρ=p ν=v υ=u ι=i κ=k τ=t ε=e χ=x β=b η=n ս=u օ=o`);

/** Chinese and Korean surnames written with two characters. */
export const doubleSurnames: ReadonlySet<string> = new Set(
  "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 宇文 长孙 南宫 南宮 夏侯 轩辕 端木 百里 独孤 남궁 황보 제갈 선우 독고 사공".split(" "));
