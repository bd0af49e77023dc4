import type { Part } from "../translation.ts";

/** The closed lists of the law, in the words an officer chooses from. */
export const law: Part<"law"> = {
  urgencyGrounds: {
    "immediate-serious-threat": "Kamu güvenliğine yakın ve ciddi tehdit",
    "danger-to-life": "Bir kişinin yaşamına ya da beden bütünlüğüne yakın tehlike",
    "deprivation-of-liberty": "Özgürlükten yoksun bırakma kararı buna bağlı",
    "loss-of-relevance": "Bilgi önemini yitirir",
  },
  refusalGrounds: {
    "not-available": "a) Bizde ve yetkili makamlarımızda yok",
    "not-compliant": "b) 4. maddenin koşullarını karşılamıyor",
    "judicial-refused": "c) Yargı izni verilmedi",
    "other-data-category": "d) İzin verilen türler dışında kişisel veri",
    "incorrect-or-outdated": "e) Yanlış, eksik ya da güncelliğini yitirmiş bulundu",
    "harms-security-or-investigation": "f) Ulusal güvenliğe, bir soruşturmaya ya da birinin güvenliğine zarar verir",
    "minor-offence": "g) Cezası en çok bir yıl olan ya da burada suç olmayan eylem",
    "owner-refused": "h) Bilginin geldiği devlet onay vermedi",
  },
  outcomes: { "action-taken": "İşlem yapıldı", known: "Burada biliniyor", "no-trace": "Burada iz yok", partial: "Kısmen yanıtlandı", information: "Bilgi verildi", assessed: "Alındı ve değerlendirildi" },
  urgencyArticle: "(AB) 2023/977 sayılı Direktif, m. 4(4)",
  refusalArticle: "(AB) 2023/977 sayılı Direktif, m. 6(1), kapalı liste",
  gateArticle: "(AB) 2016/680 sayılı Direktif, m. 35-38",
  holdArticle: "(AB) 2023/977 sayılı Direktif, m. 5(2)",
  clarificationArticle: "(AB) 2023/977 sayılı Direktif, m. 6(3)",
};
