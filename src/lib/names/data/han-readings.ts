/** Surnames of one character, simplified and traditional, and how Cantonese, Koreans and others write them. By hand. */
const lines = `
陈陳 chan tan jin; 林 lam im rim; 黄黃 wong hwang ng; 李 lee yi ri; 张張 cheung chang jang; 王 wong wang; 吴吳 ng oh; 刘劉 lau yoo; 梁 leung yang
郑鄭 cheng jung chong; 何 ho ha; 罗羅 lo law na; 郭 kwok kuo gwak; 蔡 choi tsai chae; 许許 hui hsu heo; 邓鄧 tang teng; 冯馮 fung feng; 曾 tsang tseng
叶葉 yip yeh; 谢謝 tse hsieh; 苏蘇 so su; 杨楊 yeung yang; 周 chow chou ju; 徐 tsui hsu seo; 孙孫 suen son; 朱 chu joo; 胡 woo hu ho; 高 ko kao go
赵趙 chiu chao cho; 潘 poon pan ban; 余 yu yeo; 谭譚 tam tan; 卢盧 lo lu noh; 关關 kwan kuan; 方 fong fang bang; 洪 hung hong; 邱 chiu yau; 江 kong chiang
庄莊 chong chuang; 麦麥 mak mai; 简簡 kan chien; 钟鍾 chung; 廖 liu liao; 赖賴 lai; 施 sze shih; 沈 shum shen sim; 彭 pang peng; 萧蕭 siu hsiao; 游 yau yu
金 kim gim kam; 朴 park pak bak; 崔 choi choe tsui; 姜 kang gang chiang; 尹 yoon yun; 韩韓 han hon; 申 shin sin; 权權 kwon gwon; 安 ahn an on; 宋 song sung
柳 ryu yoo liu; 全 jeon chon; 文 moon mun man; 裴 bae pae; 白 baek paik pak; 南 nam; 车車 cha; 池 ji; 丁 jung ting; 成 sung seong; 禹 woo; 辛 shin; 元 won
薛 hsueh sit seol; 蒋蔣 chiang jang; 严嚴 yim eom; 阮 nguyen yuen; 武 vo vu; 范 pham fan; 吕呂 lui lu yeo; 尤 yu yau; 戴 tai dai; 翁 yung weng; 詹 chan; 倪 ni ngai`;

/** Character to readings in plain letters. */
export const surnameReadings: ReadonlyMap<string, readonly string[]> = new Map(
  lines.trim().split(/[;\n]/).flatMap((entry) => {
    const [characters = "", ...readings] = entry.trim().split(" ");
    return Array.from(characters, (character) => [character, readings] as const);
  }));

/** Wade-Giles of a syllable in pinyin, apostrophes left out. Initials by rule, finals where they differ. */
export function chineseReadings(pinyin: string): string {
  const special = wholeSyllables[pinyin];
  if (special !== undefined) return special;
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(pinyin)?.[0] ?? "";
  const final = pinyin.slice(initial.length);
  return (initials[initial] ?? initial) + (finals[final] ?? final);
}

const wholeSyllables: Readonly<Record<string, string>> = {
  zhi: "chih", chi: "chih", shi: "shih", ri: "jih", zi: "tzu", ci: "tzu", si: "szu", you: "yu", yan: "yen", yi: "i", ge: "ko", ke: "ko", he: "ho", e: "o", ye: "yeh", yue: "yueh", er: "erh",
};
const initials: Readonly<Record<string, string>> = { b: "p", d: "t", g: "k", zh: "ch", j: "ch", q: "ch", x: "hs", z: "ts", c: "ts", r: "j" };
const finals: Readonly<Record<string, string>> = { ong: "ung", ian: "ien", ie: "ieh", ue: "ueh", iong: "iung", uo: "o", ui: "ui" };
