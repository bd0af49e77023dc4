/** Places that were renamed or have two names, by plain reading; one place a line. */
const lines = `
istanbul; constantinople; konstantinopel; stambul
izmir; smyrna
mumbai; bombay
kolkata; calcutta
chennai; madras
beijing; peking
guangzhou; canton
yangon; rangoon
saint petersburg; sankt peterburg; st petersburg; leningrad; petrograd
volgograd; stalingrad; tsaritsyn
yekaterinburg; ekaterinburg; sverdlovsk
nizhny novgorod; nizhniy novgorod; gorky; gorki
dnipro; dnipropetrovsk; dnepropetrovsk; yekaterinoslav
donetsk; stalino
luhansk; lugansk; voroshilovgrad
lviv; lvov; lwow; lemberg
bishkek; frunze
dushanbe; stalinabad
almaty; alma ata
astana; nur sultan; nursultan; akmola; tselinograd
kinshasa; leopoldville
harare; salisbury
maputo; lourenco marques
ndjamena; fort lamy
banjul; bathurst
ho chi minh city; ho chi minh; saigon
podgorica; titograd
chemnitz; karl marx stadt
bratislava; pressburg; pozsony
gdansk; danzig
wroclaw; breslau
kaliningrad; konigsberg; koenigsberg
tbilisi; tiflis
gyumri; leninakan
vanadzor; kirovakan
khujand; leninabad
kobane; kobani; ayn al arab; ain al arab
diyarbakir; amed
annaba; bone
skikda; philippeville
chlef; el asnam; orleansville
bejaia; bougie
el jadida; mazagan
kenitra; port lyautey
jakarta; batavia
jerusalem; al quds; yerushalayim
hebron; al khalil; el khalil
nablus; shechem`;

/** Plain place name to the number of the place. */
export const renamedPlaces: ReadonlyMap<string, number> = new Map(
  lines.trim().split("\n").flatMap((line, place) => line.split("; ").map((name) => [name, place] as const)));
