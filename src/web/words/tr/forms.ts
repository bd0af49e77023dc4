import type { Part } from "../translation.ts";

/** What stands beside fields, whatever form they are in. */
export const forms: Part<"forms"> = {
  missing: "Doldurulmalı.",
  dayHelp: "2015-07-14",
  notDay: "Gün değil: 2015-07-14 gibi yazın.",
  notMoment: "Saat değil: 2015-07-14 10:40 gibi yazın.",
  optional: "isteğe bağlı",
  more: "Daha çok",
  less: "Daha az",
  add: (what: string) => `Ekle: ${what}`,
  remove: (what: string) => `Kaldır: ${what}`,
  none: "yok",
  outsideUnion: "Birlik dışında",
  choose: "Seçin…",
  reasons: "Gerekçeler",
  reasonsHelp: "İşlemle birlikte saklanır. Bir soruşturma okuyabilir.",
  gate: {
    title: (names: string) => `Bu Birlik dışına çıkmadan önce: ${names}`,
    about: "Alındığını bildirmekten öte her şey bu sorulardan geçer.",
    purpose: "Aktarımın amacı",
    competent: "Alıcı bu amaç için yetkili",
    consent: "Başka yerden bilgi",
    consentOwn: "Tümü bizim",
    consentGiven: "Kaynağı onay verdi",
    safeguards: "Güvenceler ya da yerine geçen gerekçe",
    motive: "Saikin siyasi, askeri, dini ya da ırksal olup olmadığını sordum",
    treatment: "İşkence, kötü muamele ya da ölüm cezası korkusu olup olmadığını sordum",
    decidedBy: "Karar veren",
  },
};

export const dates: Part<"dates"> = { month: "yalnızca ay", year: "yalnızca yıl" };

export const spans: Part<"spans"> = {
  lessThanMinute: "bir dakikadan az",
  minutes: (n: number) => `${n} dk`,
  hours: (n: number) => `${n} sa`,
  days: (n: number) => `${n} gün`,
};

export const people: Part<"people"> = {
  node: "düğüm",
  unnamed: "adsız",
  erased: "silindi",
  bystander: "ilgisiz, karşılaştırılmaz",
  unknown: "bilinmiyor",
};
