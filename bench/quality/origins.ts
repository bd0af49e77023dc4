/**
 * Where a name comes from, as far as the nationality of its bearer tells: groups wide enough to be measured, for the
 * question whether one of them is disturbed more often than others. Nothing in the engine uses this.
 */
const members: Readonly<Record<string, string>> = {
  "Arab states": "DZ MA TN LY EG SD MR SY IQ LB JO PS SA YE OM AE QA BH KW SO DJ",
  "Türkiye, Iran, Central Asia": "TR IR AF AZ KZ UZ TM TJ KG",
  "South Asia": "IN PK BD NP LK BT MV",
  "China": "CN TW HK MO",
  "Korea": "KP KR",
  "Japan": "JP",
  "South-East Asia": "VN TH ID MY PH MM KH LA SG BN TL",
  "Slavic Europe": "RU UA BY BG RS MK ME BA HR SI PL CZ SK XK",
  "Rest of eastern Europe, Caucasus": "RO MD HU EE LV LT AL GE AM GR CY",
  "Western and northern Europe": "FR DE AT CH BE NL LU DK NO SE FI IS IE GB IT MT LI MC SM AD",
  "Iberia, Latin America": "ES PT MX GT HN SV NI CR PA CU DO CO VE EC PE BO CL AR UY PY BR",
  "North America, Oceania": "US CA AU NZ",
  "Africa south of the Sahara": "CM CD CG TZ KE UG ZA NA ZM ZW MW MZ AO NG GH SN ML BF NE TD CF GA CI BJ TG SL LR GN GM RW BI ET ER SS BW LS SZ MG",
};
const byNation = new Map(Object.entries(members).flatMap(([origin, nations]) => nations.split(" ").map((nation) => [nation, origin] as const)));

/** The group of a nationality. */
export function originOf(nation: string | undefined): string {
  return nation === undefined ? "not stated" : byNation.get(nation) ?? "elsewhere";
}
