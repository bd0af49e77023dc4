/**
 * Words of other scripts (by spelling, ~ where vowels are open) and the Latin words they stand for where letters alone do
 * not tell. Made by bench/quality/equivalents.ts from word pairs aligned from Wikidata labels (CC0, by way of
 * github.com/steveash/NETransliteration-COLING2018, commit 5d5f59e5).
 */
export const scriptEquivalents = `
CJai Jai|CJan Jang|CJao Jao|CJen Jeng|CJun Jong|CJunSu JongSu|CXve Coe|Caba csaba|Cade Cad|Cak Cuk|Can tran|Cartoriyskaya Cartoryska|Cayld Cild|Cayldz Cilds|CeXoviC CeCowiC
Ceki cecCi|Cekini cecCini|Ceko ceco|Celio celio|Celsi Celsea|Cen Ceng|Cens Cance|Ceyfi Cafi|Ceyni Canei Cenei|Ceyz Case|Cezare cesare|Cif Cief|CinZiya cinzia|Cinavat Sinawatra
Ciong truong|CirkoviC cirkovic|Ciro ciro|Cobanu ciobanu|Cop cop|CosiC cosic|Gafn~ gavin|Galyatsw~ galeazo|Garfyn~ garvin|Garnyh~ garnier|Garsya~ garcia|Gasbar~ gaspard|Gratsya~ grazia
Grwfr~ grover|Grwf~ grove|GryG~ greg|Grys~ grace|Gwf~ guG|GwldSmyt~ goljmidt|Gwnsalfys~ goncalves|Gwstafw~ gustavo|Gwstaf~ gustave|Gwthard~ gotTard|Gwtyh~ gautier|Gwyw~ guyot
Gyfara~ guevara|Gyrmw~ guilermo|Jak jackes jakes|Jake zaC jacket|Jaklin jackeline jaclyn|Jan jean|Janet jeanete|Janingsi jenings|Janjinsi jenkins|Janluka gianluca|Janmusi james
Jano jeanot|Janve janvier|Jasmin jasmine|Jelko zeljko|Jen jane|Jeneveva genevieve|Jenite janet|Jerar gerard|Jermen germain germaine|Jerom jerome|Jerve gervais|Jigmond zsigmond
Jil giles|Jile gilet|Jinet ginete|Jirar girard|Jirarde girardet|Jiro giraud girault|Jiru girux|Jivoin zivojin|Jizel gisele|Jmayel gemayel|Jofrua geofroi|Jolive jolivet|Jolt zsolt
JorJ georges|Joslin jocelyn|Joze josi|Jozefin josefine|Jozian josiane|JuJa zsuzsa|Juan joao ruan|Judisi judiT|Juli julie|Juliya julia|Juliyesi julius|Jun rong|Jurne jurnet
Jusaipei giusepe|Jyulen julien|Jyust juste|Jyustin justine|Jyusyo jusieu|SDa~ SaTa|Sa Sah|SaXin sahin|Sabo Cabot|Sakr~ Caker|Sakwn~ Cacon|Sala sarah sara|Salang Saron|Saliwen sulivan
Sambanya~ Campagne|Sampeyn Campagne|San Sang|Sanmu sam|SariC saric|Sarlin Carlene|Sban~ Cabane|SeXzade sehzade|Sel kjel|Sen Seng|Sengdeyage santiago|Sensni SCesni|Sepanski SCepanski
Ser Cer|Seril Ceryl|Sevale Cevalier|Sewude Serwud|Seyn Sane Sayne|Sfartz~ Swarz|Sfyq~ Cafik|Si Sih|SiJuang strong|Sidifen steven|Sidifeni stefanie|Sidifu steve|Sidiwensen stevenson
SidloveZki Sydlowieki|Siduhua stewart|Sien Sihan|SimiC simic|Simite Smidt|Sinaide Sneider|Sipione scipione|Sirer Searer|Skri~ Cokri|SmitZ SmiZ|Smyt~ Smidt|Son sean Sawn|Sona Sauna
Sonesi SauGnesi|Sopen Copin|Sor Sore|Sou Saw|Soukros Sawcros|Sovel Cauvel|Soven Cauvin|Soyble Sauble|Soyer Seuer|Spaydel speidel|Sper spir|Sryf~ Cerif|Stal stahl|StaynbaX steinbaC
Stegeman staegeman|StenZel stenzel|StokXauzen stokhausen|StolZ stolz|Su Sue|SvarZ Swarz|Swartz~ SwarZ|Swfalyh~ Cevalier|Swltz~ SulZ|Swn~ sean|Swtz~ SuZ|SyX~ CeiX Ceik|Sybrd~ Seferd
SynytSi~ SiniCi|Syr~ Searer|SyutZe SuZe|Tman~ osman usmane|Trya~ soraya|XaZue haZue|XaZuo haZuo|Xaba haba|Xabard hubard|Xabli hublei|Xabu habu|Xada hada|Xadi hadi|Xadson hudson
Xadzama hazama|Xadzime hajime|Xadzimu hajimu|Xadzuki hazuki|Xadzumi hazumi|Xaf huf|Xafi~ javi|Xafman hufman|Xafyr~ javier|Xag hag|Xaga haga|Xaget huget|Xagi hagi|XagiXara hagihara
Xagivara hagiwara|Xai hai|Xaim haim|Xaji haji|XajiC hadzic|Xakabi hukabi|Xaki haki|Xakobo jacobo|XaliloviC halilovic|Xals hulse|Xama hama|Xamadzaki hamazaki|Xamaguti hamaguCi
Xamakava hamakawa|Xamao hamao|Xamaudzu hamauzu|Xamaya hamaya|XameriX hameriC|Xamfri humfri|Xan han hang|Xana hanah hana|Xanadzono hanazono|Xanae hanae|Xanai hanai|Xanava hanawa
Xanayo hanayo|Xandzava hanzawa|Xane hane|Xani hani|Xano hano|XanraXan hanrahan|Xantington huntington|Xanu hanu|Xanyu hanyu|Xao hao|Xara jara|Xaramilo jaramilo|Xarbo harbauG
Xardi hardie|Xardvik hardwik|Xargrivz hargreaves|Xari hari harijs|Xarli harlei|Xarlou harlow|Xarni harnei|Xaro haro|Xartli hartlei|Xartvig hartwig|Xaru haru|XaruXi haruhi|XaruXiko haruhiko
XaruXisa haruhisa|Xarudzi haruji|Xarue harue|Xarukadze harukaze|Xarukava harukawa|Xarukiti harukiCi|Xaruo haruo|Xaruya haruya|Xaruyo haruyo|Xarvi harvei|Xas has|Xase hase|Xasegava hasegawa
Xasi husei|Xasiba haSiba|Xasida haSida|Xasidzume haSizume|Xasinto jacinto|Xaso haso|XatCerson huCerson|XatCinson huCison|Xata hata|Xatae hatae|Xatije hatice|Xatiro haCiro|Xatisuka haCisuka
Xaton huton|Xatson huZon|Xauel howel|Xaug haug|Xaus huse|XausXofer hauSofer|Xauzen hausen|Xauzer hauser huser|Xaver javier|Xavi javi|Xaxli huxlei|Xayakava hayakawa|Xayama hayama
Xayamidzu hayamizu|Xayams hyams|Xayao hayao|Xayase hayase|Xayasi hayaSi|Xayasiya hayaSiya|Xayat hyat|Xayata hayata|Xayd hyde|Xaydi heidi|Xayek hayek|Xayfen haifeng|Xayko heiko
Xayle haile|Xaym heim|Xayme jaime|Xayn hine|XaynZ heinz|XaynZe heinze|Xaynds hinds|Xayner heiner|Xayns hines hynes|Xayt hite|Xaytauer hiGtower|Xaze hase|Xed head|Xeda heda
Xedfild hadfield|Xedli hadlei hedlei|Xedok hadok|Xedon hadon|Xedvig hedwig|Xege hege|Xei hai|Xeidzo heizo|Xeima heima|Xeita heita|Xek hak|Xeket haket|Xel hal hel|Xela hela
Xelam halam|Xele hele|Xem ham|Xemfris humfries|Xemi henmi|Xemil hamil|XempSir hampSire|Xempfri humfreys|Xen heng|XenSou henSaw|Xend hand|Xendi handi|Xendirxon hendrikson|Xendrix hendrikx
Xends hands|Xeni heni henie|Xenli hanlei henlei|Xensli henslei|Xenx hanx|Xepbern hepburn|XerSi herSei|Xeronimo jeronimo|Xerst hurst hearst|Xervig herwig|Xes hes|Xesel hasel
Xesus jesus|XetC haC|XetCer haCer|Xeteuei haTawai|Xetfild hatfield|Xeti hatie|Xetil kjetil|Xeyard heyward|Xeyde heide|Xeyden haden heijden|Xeydn haydn|Xeyes hayes|Xeyg haig
Xeygen hagan|Xeyki heiki|Xeyl hale|Xeyli haylei|Xeyn hein|Xeyni hanei|Xeyno heino|Xeyns haynes|Xeys hays|Xeyuord hayward|Xeyvud heywud haywud|Xeyzel hazel|Xezer heaTer|XiSam hiCam
Xibi hibi|Xida hida|Xide hide|XideXaru hideharu|XideXiko hidehiko|XideXisa hidehisa|XideXito hidehito|Xidedzi hideji|Xidedziro hidejiro|Xideiti hideiCi|Xidekadzu hidekazu|Xidekiti hidekiCi
Xideo hideo|Xidesi hideSi|Xideya hideya|Xidzaki hizaki|Xidzikata hijikata|Xidziri hijiri|Xidzuru hizuru|Xiga higa|XigasiXara higaSihara|Xigasikava higaSikawa|Xigo higo|Xiguti higuCi
Xikava hikawa|Xiki hikei|Xikiti hikiCi|Xikodziro hikojiro|Xil hil|Xilda hilde|Xili healei|Ximavari himawari|Xime hime|Ximekava himekawa|Ximen hyman|Ximena ximena|Ximenes jimenez
Ximeno jimeno|XinZ hinz|Xina hina|Xini heanei|Xino hino|Xioki hioki|Xip heap|Xira hira|Xirai hirai|Xiraidzumi hiraizumi|Xiraisi hiraiSi|Xiraiva hiraiwa|Xirakava hirakawa|Xirao hirao
Xirasava hirasawa|Xirn hearn|Xiro hiru hiro|XiroXaru hiroharu|XiroXasi hirohaSi|XiroXide hirohide|XiroXiko hirohiko|XiroXisa hirohisa|XiroXito hirohito|Xirodzi hiroji|Xiroe hiroe
Xiroi hiroi|Xiroiti hiroiCi|Xiromiti hiromiCi|Xirosava hirosawa|Xirosi hiroSi|Xirotika hiroCika|Xiroya hiroya|Xirukava hirukawa|Xisa hisa|Xisakadzu hisakazu|Xisao hisao|Xisasi hisaSi
Xisayo hisayo|Xisida hiSida|Xisikava hiSikawa|Xit heaT|Xitkot heaTcote|Xitosi hitoSi|Xiura hiura|Xivel hywel|Xixon hikson|Xiyama hiyama|Xiyori hiyori|Xiyosi hiyoSi|Xloya Cloe
Xlyl~ halil|Xoag hoag|Xoakin joakin|Xoao joao|Xoar hoare|Xoasi hoaSi|Xodzumi hozumi|Xodzyo hojo|Xof hof|Xog hog hogue|Xoi hoi|Xoj hodge|Xoja hoxha|Xojes hodges|Xojkinson hodgkinson
Xojson hodgson|Xokadzono hokazono|Xokan hakan|Xokon hakon|XolZer holzer|Xoli holi holie|Xolidei halidai|Xolm holme|Xolms holmes|Xoma honma homa|Xomi homi|Xondzyo honjo|Xope hope
Xopvud hopwud|Xor hor|XorXe jorge|Xoras horace|Xordi jordi|Xori hori|Xoriguti horiguCi|Xorikava horikawa|Xorinoti horinuCi|Xorio horio|Xoriuti horiuCi|Xoriya horia|Xorn horne
Xorox horoks|Xorsli horslei|Xose jose|Xoseba joseba|Xosefa josefa|Xosefina josefina|Xosep josep|Xosi hoSi|Xosiba hoSiba|Xosida hoSida|Xoside hoSide|Xosidzaki hoSizaki|Xosikava hoSikawa
Xosina hoSina|Xosino hoSino hosSino|Xosoe hosoe|Xosoi hosoi|Xosokava hosokawa|Xosoya hosoya|Xosyo hoSo|Xota hota|Xotorn hawTorne|Xou howe|Xoui hoei|Xouk hawk hawke|Xoukins hawkins
Xoul hole|Xoulet howlet|Xoup hope|Xous howes|Xoutri hawtrei|Xoux hawkes|Xouz hawes|Xovard howard havard|Xovart howarT|Xover jover|Xoyt hoyt hoyte|Xrvoe hrvoje|Xua hua|Xuan juan huang huan
Xuana juana|Xuanita juanita|Xuares juarez|Xub hub|Xud hud|Xuda huda|Xuei hui|Xues juez|Xug hug|Xuk huk|Xulen julen|Xuleta julieta|Xuli juli|Xulian julian|Xulio julio|Xun hong
Xurado jurado|Xus hus|Xuseyn husain|Xusto justo|Xuv huw|Xux hux|Xwakym~ joaCim|Xwakyn~ joakin|Xwana~ juana|Xwanyta~ juanita|Xwan~ juan|Xwaryz~ juarez|Xwlyw~ julio|XwrXi~ jorge
Xwstw~ justo|Xwsyh~ jose|Xyamyalyaynen hamalainen|Xymynyz~ jimenez|Xyoe hyoe|Xyoger hoger|Xyogo hyogo|Xyone hohne|Xyorli hurlei|Xyorst hirst|Xyort hurt|Xysws~ jesus|Xyu huG
Xyui huGie hui|Xyuit hewit|Xyulet hewlet|Xyum hume|Xyumen human|Xyuson hewson|Xyuz huGes|Zai cai|Zao cao|ZeZili caecilius|ZeZina caecina|Zeli coelius caelius|Zels celsus|Zenzorin censorinus
Zerial cerialis|Zeteg ceTegus|Zezi caesius|Zigler ziegler|Zin qin qing|ZinZinat cincinatus|Zina cina|Zuboti ZubuCi|Zudzi Zuji|Zudzimoto Zujimoto|Zudzimura Zujimura|Zudzino Zujino
Zudzioka Zujioka|Zudzita Zujita|Zudziuti ZujiuCi|Zui cui|Zukidzi Zukiji|Zun cong|Zunedzi Zuneji|Zunedzo Zunezo|Zunekadzu Zunekazu|ZutiXasi ZuCihaSi|Zutida ZuCida|Zutimoto ZuCimoto
Zutiya ZuCiya|ZvetkoviC cvetkovic|Zveyg zweig|Zyan qian qiang|Zyu qiu|Zyuan kan|Zze jie|Zzen zeng|Zzin jing|Zzya jia|Zzyan jiang jian|Zzyao jiao|aSenli aSlei|aSrf~ aCraf|aSwr~ aCur
aSyl~ aCile|aZili acilius|aZo aco|abodula abdulah|abodulei abd|abon abo|abramwfytS~ abramovic|abu abi|adaofu adolf|adatSi~ adaCi|adati adaCi|adelian adrian|admwn~ edmond|adolf adolfs
adzami azami|adzuki azuki|adzuma azuma|adzumi azumi|adzusa azusa|adzuti azuCi|aerbeituo alberto|aerbin albin|aerbote albert|aerfuleide alfred|aerfuleiduo alfredo|aerwaluo alvaro
aerwen alvin|afangsuo alfonso|afrani afranius|afrikan africanus|agala ahala|agenobarb ahenobarbus|agusiding agustin|aidehua edward eduard|aidehuaduo eduardo|aidehuazi edwards
aidejia edgar|aidewen edwin|aidi edie edi|aidian etiene|aiernandesi hernandez|aierwen erwin|aifuleite everet|aihamaide ahmed ahmad|aila ira|aileila herera|ailike erik eric
ailin erin irene|ailisen alison|ailisi elis alice|ailixi eriC|ailuete eliot|ailun alan alen elen|aimi ami|aimier emil emile|aimili emili|aineisituo ernesto|aisake isac|aituolei etore
aiwensi evans|ajnasyw~ ignacio|akadzava akazawa|akamatsw~ akamaZu|akesaier axel|akesita acosta|akidzi akiji|akidzuki akizuki|akikadzu akikazu|akop hagop hakob|aksl~ axel|akvilin akilinus
akym~ aCim|alan alun|alb albus|albert alberZ albertus|albin albinus|aleXandra alejandra|aleXo alejo|alexei alexej alexios alexejs|alexev alexeyev alexejev|alexeviC alexejevic
alh~ granada|aliZiya alicja|aliekexie alexei|alksndra~ alexandra|alksndrw~ alexandru|alksndr~ alexander alexandr alexandar olexandr|aloizi alojzi|along aron|alongsuo alonso
altXaus alTaus|aluoyisi alois|alyXandra~ alejandra|alyksandr~ alexandre|alyksi~ alexei|alyksytS~ alexic|alyks~ alex|alyona alena|al~ austria alberti rahman princes|amanduo armando
amati amaCi|ambrojo ambrogio|ambruaz ambroise|ambust ambustus|amoni amonius|amusitelang armstrong|an anh|anJ ange|anastasi anastasius|anatoleviC anatoljewiC|andelade andrade
andelie andrea andre andrei andri|andeliesi andres|andelieyasi andreas|andelu andrew|andelusi andrews|andesen anderson andersen|andewude underwud|andong anton|andongni anToni antoni
andongniao antonio|andre andreae|andrei andrej|andreviC andrejevic andrejewiC|andryh~ andrzej|anduXar andujar|andzai anzai|andzu anzu|andzyo anjo|aneli agneli|aneliza aneliese
anes agnes|angalt anhalt|angesi angus|anhir angel|ani anius anie|aniZi anicius|anjei andrzej|anjelkoviC andelkovic|anjieluo angelo|anjila angela|anjlwa~ langlois|anri henri
ante antje|antioX antioCus|antisti antistius|antoni antonius|antonio antonino|ants anZ|antuan antoine|antytS~ antic|anuode arnold|anuradXa anuraDa|aogusiding augustin|aogusite august
aokangna oconor|aolanduo orlando|aoliege oleg|aolifu oliver|aoliweila oliveira|aomaer omar|aonier oneil|aosika oscar|aosiman osman|aoti aoCi|api apius|apolodor apolodorus|apoloni apolonius
apr aper|apton upton|apulei apuleius|aqi arCie|aqizi aziz|arSi~ arCie|arSydwq~ arCduke|arXelai arCelaus|arauXo araujo|are aryeh|ari arie arius|aristid aristides|arlin arlene
arman armand|arno arnaud arnault|arnu arnuld|arnw~ arnaud|aron aharon|arts aerZ|artur arturs|artwa~ artois|artyom artem|arvid arvids|ase arTur|asension ascension|asiXara aSihara
asidzava aSizawa|askvit askiT|ate art|atejinsen atkinson|atejinsi atkins|atensa atienza|ati atius|atik aticus|atili atilius|atratin atratinus|atswSi~ aZuSi|atswtw~ aZuto|atuer artur
atuluo arturo|aun aung|avadzi awaji|avadzu awazu|avgurin augurinus|avgust august augusZ|avgusta augusta|avgustin augustyn augustinus|avidi avidius|avit avitus|avji avci|avl aulus
avram avraham|avreli aurelius|avrora aurora|awGnyn~ ognjen|awktafya~ octavia|awktaf~ octave|awlbrayt~ albriGt|awlryS~ ulriC|awlyG~ oleh|awlyfa~ oliva|awlyfr~ oliver|awlyfyra~ oliveira
awlyksi~ olexi|awm~ ohm|awnwryh~ honore|awryana~ orelana|awtSi~ uCe|awtSwa~ oCoa|awtska~ oZuka|awtswka~ oZuka|awtswki~ oZuki|aySa~ aiCa|aydzava aizawa|aydzi aiji|ayfanwf~ ivanov
ayfan~ evan|ayfar~ ivar|ayfi~ ivi ivei|aygar aigars|ayr eyre|ayrlend ireland|ayronsayd ironside|ayti aiCi|ayuti aiuCi|ayvi ivei|ayvor ivor|ayzya~ isaiah|aziatik asiaticus|azini asinius
bJostovski brzostowski|bJozovski brzozowski|bSyr~ baCir|baSiC basic|baX baC|baXo bajo|babala barbara|babo barber|babytS~ babic|bad bud|bade bud|badi budi|badisita batista|badisite baptiste
badun barton|baensi barnes|baer bar|baflwf~ pavlov|bafl~ pavel|bafwl~ pavol|bafw~ pavo|bahe baC|bai baili baye|bailun byron|baj budge|bake buk barker|bakeli buklei|bakesite baxter
bakinXem bukinGam|baklend bukland|bakli buklei|bakner bukner|bakstr~ baxter|bakstwn~ paxton|balSiC balsic|balaJ balazs|balade balard|balard bulard|baleite baret|bali bari|balok bulok
baluo barlow|balywlwj~ palaiologos|bamba banba|bandi bundi|bangde bond|bani barnei buni|banite benet barnet|bankesi banx|banks~ banx|bans bunce|banting bunting|baobo bob|baodewen baldwin
baola paula|baolisi boris|baoluo paolo paulo|baoweier powel|bar bare|barbar barbarus|barbat barbatus|barbe barbier|barbo barbur|barbyh~ barbier|barel burel|barks~ parx|barns burns
baro baraud|bartS~ barC|bartlomei bartlomiej|barua barois|basbi busbi|basi bas|basidian bastian|baster buster|batC buC|batCelor baCelor|batSykw~ paCeco|batalya bataglia|bate bart
batelite bartlet|baterfild buterfield|batervorf buterworT|batler butler|baton buton|batsi~ paZi|batyani batTyani|bauer bower|baxton buxton|bayXw~ valejo|baz buz|bazil basile
bd~ abdulah abdkader|beXSteyn beCstein|beXarano bejarano|bebi baebius|bedrJiX bedriC|begli baglei|beidi beti|beier bel|beike baker bek beker|beili bailei|beirui beri|beisi beT
beisite best|bel bele|benCiC bencic|benXamin benjamin|bengigi benguigui|bengtson bengZson|benjieming benjamin|bentivolo bentivoglio|benua benoit benoist benois|berC burC|berimor barymore
bermeXo bermejo|berne bernier|bernis bernice|berouz burows buruGs|bert burt|berte berTier|berton burton|bertran bertrand|besyo besSo|bet bete|betZ beZ|betankur betancurt|betsi beZi
betyun beTune|bexli baxlei|beykuel bakewel|beyli bailei baylei bailie|beynbri bainbridge|beyns baines|beyt bate|beyts bates|bezil basil|biC beaC|bide pieter pyotr piotr|bidesen peterson petersen
bidesi peters|bil beale|bine binet|bingXem binGam|bird beard|birn byrne|bisente vicente|biti beatie|biton beaton|bixiaopu biSop|biyuin bjorn|bizli beaslei|bi~ page paige|bk~ bei
blagoe blagoje|blagoeviC blagojevic|blanS blanCe|blandel blundel|blan~ blanc|blayt blyTe|blekbern blakburn|bler blair|bletCford blaCford|bleyk blake|bleyn blaine|blez blaise
blitZ bliZ|blua blois|blwX~ bloC|blyaybtroi bleibtreu|blyz~ blaise|bo baux|boJoviC bozovic|boSan boCamp|bobofu popov|bodun burton|boen byrne|bofremon baufremont|bogeman bergman
bogumil bohumil|bogun bohun|boguslav bohuslav|bojisi burges|boke burke|bolade polard|bolonya bologna|bolyo bolieu|bon bone|bonXyofer bonhoefer|bonaba bonaparte|bonade bernard
bonamu burnham|bone bonet|boni bernie|bonk bak|bono bonot|bopu pope|borXa borja|bordo bordox|born burne|bos bose|bote poter bert burt|boui bowie|boulz bowles|boyide boyd|brage brahe
brakstwn~ braxton|braniZki braniki|braski braSi|brauer bruwer|braun brown browne|brays brice|brays~ price brice|brayt~ briGt|bredSou brajaw|bredberi bradburi|brekinri brekinridge
bretZenXaym breZenheim|breytueyt braiTwaite|bri bridge brie|brian briand|brijes bridges|brijet bridget|brijuoter bridgewater|brkytS~ brkic|broli broglie|broton bruGton|broyer breuer
brusar brusard|brut brutus|bruti brutius|brux brukes|brwfans~ provence|brwks~ brux|brwnyh~ brunet|bryGz~ brigs|bryfwst~ prevost|brytanya~ great|bryul bruhl|bryune brunet|bryus bruce
btrwf~ petrov|buSar buCard|buX buC|bua bois|bualo boilo|buaso boiso|buen bune|buiti buiCi|buke buket|bulade brad|buladefude bradford|buladi bradi|bulaien brian bryan|bulaiente bryant
bulaier blair|bulaike blak|bulaisi bryce|bulanJe bulanger|bulanda brenda|bulang brown browne|buleite bret|buligesi brigs|buliqisi bridges|bulu blue|buluer brewer|buluke bruke
bulukesi brux|bulunte brent|bulunuo bruno|buluohe bloC|bulusi bruce|bumei bunmei|bumpei bunpei|bun bune|bundzi bunji|bundziro bunjiro|bundzo bunzo|buniti buniCi|bunitiro buniCiro
bur boer|burJua burgeois|burginon burguignon|busi buT|buskets buskeZ|buve buvier|bwarnyh~ boharnais|bwb~ pope|bwfyr~ buvier|bwjwfytS~ bozovic|bwlatwfytS~ bulatovic|bwns~ ponce
bwrXa~ borja|bwrjwazi~ burgeois|bwtS~ buC|bwtr~ porter|bwys~ boyce|byGz~ bigs|bySyr~ biCir|byajo biagio|byatryks~ beatrix|bykar~ picard|bynwa~ benoit|byome bohme|byomer bohmer
byor bur|byord bird|byore borje|byorj burge|byorjes burges|byornem burnham|byrs~ pierce pearce peirce|byrtn~ bert|byryz~ peres|bys~ pace|bytS~ beaC|byti~ petit|bytkwfytS~ petkovic
bytrwfytS~ petrovic|bytrz~ peters piters|bytsi~ beZi|bytz~ beZ|byuXel buCel|byuXner buCner|byukenen buCanan|caisi Case|dabldei dubledai|dadli dudlei|dadzai dazai|daf duf|dafi dufi
dafild dufield|dag dug|dagan dugan|dai dye|daibola deborah|daidzaburo daizaburo|daidziro daijiro|daidzyu daiju|daier dale|daifu dave|daike dyke|daikiti daikiCi|daimeng damon
daimengde diamond|daiti daiCi|daiweisen davidson|daiweisi davis davies|dakvort dukworT|dalun daren|dam dame|damyanoviC damjanovic|dan dune|danbar dunbar|dandas dundas|danem dunham
daniailai daniele|daniel danijel|danier daniel|daniersi daniels|danisi denis|daoge dug|darXem durham|darel durel|darkin durkin|darkur Darcurt|dastin dustin|dat dut|daud dowd
daun down|dauni downei downie|dauns downes|david dafyd|dawei david|dayan diane|dayjw~ daigo|dayk dyke|daymond diamond|daytSi~ daiCi|de der|deJan dejean|deJyo dezso|deSam deSamps
deZi decius|deZim decimus|deguti deguCi|dehuaite dwiGt|deke dirk|dekesite dexter|delagan dragan|deleike drake|delingsgauzen delingSausen|deluiz deluise|delvo delvaux|demare desmareZ
demiteli dmitri|den deng|dendri dandridge|dengen dun|dengof denhof donhof|dens dance|des diez|desai desaili|desimengde desmond|desten destaing|devero deverox|deyl dale|deyli dali dailei
deyvis davies|diZ dieZ|diaili Tieri|dide didier|didi didius|didiai didier|dijinsen dikinson|dike dik|dikesen dikson|dikon deacon|dimiteli dimitri|dimoxi timoTi|dimu tim|din dean deane ding
diogen diogenes|dionisi dionysius|dir del|dirjiaduo delgado|dite dieter|ditelixi dietriC|divayn devine divine|dixon dikson|diyasi diaz|dmitrieviC dimitrijevic|dmoXovski dmoCowski
dobJinski dobrzynski|dode daudet|dogerti dauGerti|doj dodge|domagoi domagoj|dombrovski dabrowski|domiZi domitius|donaXi donaGi|donat donatus|donoXyu donohue|dor dore|dotris dotrice
dou dawe|doul dole|doun dawn|douson dawson|dovern dauvergne|doyC deuC|doyCman deuCman|doz dawes|dramond drumond|drayfr~ driver|drer dreher|drexel dreCsel|drexler dreCsler|drue druet
druz drusus|dryo dreux|dryu drew|duayt dwiGt|due duje|dueyn dwayne|duka dukas|dumeng dumont|dun dong|duominge domingo|duominike dominik|duonuowan donovan|duosi dos|duse ducet
dwan~ dejuan|dwayt~ dwiGt|dwf~ dove|dwmwn~ dumont|dwz~ dawes|dySan~ deSamps|dyas diaz|dyfi~ davei|dyfwn~ devon|dyfws~ devos|dyfyn~ devin|dyfys~ davis|dyf~ dave|dykswn~ dixon
dyord gyorgi|dyozyo gyozo|dyuJarden dujardin|dyuSarm duCarme|dyuSen duCesne|dyuXerst dewhurst|dyuar dewar|dyubua dubois|dyufren dufresne|dyuk duke|dyuklo duclos|dyula gyula
dyuma dumas|dyumenil dumesnil|dyumon dumont|dyuplesi duplesis|dyupon dupont|dyupyui dupui|dyure duret|dzaidzen zaizen|dzamboni zamboni|dzeduSiZki dzieduSyki|dzen zen|dzendzaburo zenzaburo
dzendzi zenji|dzendziro zenjiro|dzendzo zenzo|dzeniti zeniCi|dzenko zenko|dzenosuke zenosuke|dzensuke zensuke|dzentaro zentaro|dziZudzo jiZuzo|dziZuo jiZuo|dzimbo jinbo jimbo
dzin jin|dzinai jinai|dziro jiro|dzisaburo jisaburo|dzordzi zorzi|dzusi zuSi|dzyodzi joji|dzyokiti jokiCi|dzyoko joko|dzyotaro jotaro|dzyudzi juji|dzyudziro jujiro|dzyudzo juzo
dzyuiti juiCi|dzyumondzi jumonji|dzyumpei junpei jumpei|dzyun jun|dzyuna juna|dzyundzi junji|dzyundzo junzo|dzyuniti juniCi|dzyunitiro juniCiro|dzyunki junki|dzyunkiti junkiCi
dzyunko junko|dzyunsi junSi|dzyunsuke junsuke|dzyunta junta|dzyunya junya|dzyuri juri|dzyuria juria|dzyuro juro|dzyusiro juSiro|eJek jezek|eJeni eugenie|eJi jerzi|eSli aSlei aSleiG
ed eudes|edeyr adair|edgar edgard|edi edie|edmon edmond|eduard eduards|edzaki ezaki|edzava ezawa|edzima ejima|edziri ejiri|egnaZi egnatius|eguti eguCi|eje ece|ejuort edgeworT
el ele|elJbeta elzbieta|elayja elijah|eldri eldridge aldridge eldredge|elen helene|elena jelena|eli elie|eliC jelic|elian aelianus|elil enlil|elis alice|eliya aelia|eliz elise
elyui yelu|elza else|eme aimi|emili aemilius|emilian aemilianus|emiliya aemilia|en ane|endryus andrews|endzi enji|endzyodzi enjoji|eng yeung|engelgardt engelhardt|eni anie ernie
enian ainian|enjel angel|enji angie|enlike enrike enrico|enrayt enriGt|ensite ernst|eplgeyt aplegate|erJebet erzsebet|erans heranz|erays heraiz|erixen eriCsen|erixon erikson ericson
erixson ericson|erjan ercan|erl earl earle|erliX ehrliC|ermitaJ armitage|ernest ernesZ|esekel ezekiel|eskofe escofier|estli astlei|eten etiene|etvyoS eotvos|eva ieva|evdokiya eudokia
evgeneviC jewgenjewiC|evgeni jewgeni|evgeniya eugenia|evsevi eusebius|eyXgorn eiChorn|eydzaburo eizaburo|eydzi eiji|eydziro eijiro|eydzo eizo|eydzyu eiju|eyiti eiCi|eynli ainlei
eynsuort ainsworT|eyrs ayres|eys ace|eysi eiSi|eysin eiSin|eyzenXauer eisenhower|faXardo fajardo|faben fabiene|fabian fabianus|fabris fabrice|fafr~ favre|falanke frank|faldyz~ valdes
falfyrdi~ valverde|fali~ vale|falnsya~ valencia|falwa~ valois|fan van fang|fang fung|faniSa vanesa|fan~ van|faskw~ vasco|faskyz~ vazkez|fatXi faTi|fauler fowler|faust faustus
faustin faustinus|fave favier|fayf fife|fayn fine|fayndlei findlai|fayns fienes|fays~ weis|faz~ vaz|feiSir fiSer|feiaona fiona|feicijielade fiZgerald|feidelike federico|feidinande ferdinand
feierde field|feiernanduo fernando|feilibo filipo|feilikesi felix|feilina fereira|feilipei felipe|feilipu filipe filip|feixue fiSer|fen feng|fenke fink|fere ferier|ferou farow
feruCo ferucio|fest festus|feyXtvanger feuCtwanger|feyrCayld fairCild|feyt faiT veit|fibi foebe|fidenat fidenas|fieski fieSi|filiber filibert|filon filo|firlei firlej|firm firmus
fitC fiC|fladyslaf~ vladislav|flak flacus|flaminin flamininus|flauer flower|flavi flavius|flavian flavianus|fletCer fleCer|flor florus|floran florent|flwdzmyzyrz~ wlodzimierz
flwran~ florent|flytSr~ fleCer|fnsnt~ vincent|folino foligno|fom vom|fon von|for faure|forCun fortune|fors force|forsayt forsyTe|forteskyu fortescue|fos vos|fouset fawcet|fox foxe
frai fri|franCeski franceSi|franSyska~ franziska|frans france|fransua francois|fransuaza francoise|franswaz~ francoise|fraydei fridai|frederix frederiks|frensis frances|freyd freud
fridXelm frieDelm|frideS frigyes|fridriX friedriC|fritZi friZi|fritof friTjof|frnswa~ francois|fronton fronto|frouli frawlei|fryoliX frohliC|frytS~ friC|fua foix|fubusi forbes
fudzi fuji|fudziXara fujihara|fudzibayasi fujibayaSi|fudzie fujie|fudzieda fujieda|fudzikava fujikawa|fudziki fujiki|fudziko fujiko|fudzikura fujikura|fudzima fujima|fudzimaki fujimaki
fudzimaru fujimaru|fudzimiya fujimiya|fudzimori fujimori|fudzimoto fujimoto|fudzimura fujimura|fudzinaga fujinaga|fudzinami fujinami|fudzinava fujinawa|fudzinuma fujinuma|fudzio fujio
fudzioka fujioka|fudzisaki fujisaki|fudzisava fujisawa|fudzisiro fujiSiro|fudzita fujita|fudzitani fujitani|fudzivara fujiwara|fudziya fujiya|fudziyama fujiyama|fudziyosi fujiyoSi
fukadzava fukazawa|fukesi fox|fukudzava fukuzawa|fukudzumi fukuzumi|fukuti fukuCi|fulajimier vladimir|fulangci franz|fulange franco|fulangxisi francis|fulei fuler fowler|fuleide fred
fuleidelike frederik frederic fredrik|fuleize fraser|fulici friZ|fulidelixi friedriC|fulideman friedman|fuliman friman|fulin flyn|fuluolang florent|fuluoleisi flores|fuluoyide floyd
fulvi fulvius|fumikadzu fumikazu|furi furius|furne furnier|furuiti furuiCi|fusite foster forster|fut fute|fute ford|fux fuCs|fuz fusus|fwGan~ vauGan|fwGn~ vauGn|fwad~ fuat
fwa~ foix|fwks~ fox foxe|fwk~ vuk|fwlfyw~ fulvio|fwlkr~ volker|fwlk~ volk|fwn~ von|fws~ vos|fwywfytS~ vujovic|fyGa~ vega|fyan~ vian|fyatSyslaf~ vyaCeslav|fyda~ vida|fyfyan~ vivian vivien
fyf~ afif|fyki~ viki|fyktwryanw~ victoriano|fyktwrya~ victoria|fyktwrynw~ victorino|fyktwr~ victor|fykw~ veiko|fyk~ vic|fylanwyfa~ vilanueva|fyla~ vila|fyli~ vile wili|fylyks~ felix
fylyw~ filho|fyni~ vinie vini|fynysyws~ vinicius|fyodoroviC fedorovic|fyort firT|fyrGara~ vergara|fyra~ vera vieira|fyrjyl~ virgil|fyrjyni~ virginie|fyrjynya~ virginia|fyrn~ vern
fyrwnyka~ veronica|fyskwnti~ visconti|fysr~ viser|fytS~ fiC|fytwryw~ vitorio|fytzbatryk~ fiZpatrik|fytzjyrald~ fiZgerald|fyuri furei|fywla~ viola|gJegoJ grzegorz|gXulam Gulam
gaStold gostautas|gabsburg habsburg|gaevski gajewski|gai gaius caius gaio cayo|gaier gale|gaii gui|galaXer galaGer|galevi halevi|galyardi gagliardi|gan gun gang|gangsaleisi gonzalez
ganon gagnon|gans hans|gardenberg hardenberg|gari hari|garne garnier|gartig hartig|gartung hartung|gas gus|gasanov hesenov|gasenpflug hasenpflug|gastings hastings|gatri guTrie
gauer gower|gavel havel|gavi gavius|gayar gailard|geaoerge georg|gedeng gordon|gedi hedius|gegani geganius|gehade gerhard|gei gage|gektor hector|gelan goran|gelante grant|gelasi glas
gelei grai grei|geleiemu graham|geleifusi graves|geleige greg|geleigeli gregori|geleimu graeme|geleisi grace|geli geri|gelifeisi grifiT|gelifen grifin|gelin grin grine|gelinwude grinwud
gelmut helmut helmuT|gelun glen|gembl gamble|gemin geminus|genadeviC genajewiC|gendzaburo genzaburo|gendzi genji|gendziro genjiro|gendzo genzo|genkiti genkiCi|genri henri|genriX heinriC henriC
genrieta henriete henrieta|genuZi genucius|georgieviC georgijewiC|gerZ herZ|gerbert herbert|geren guerin|gereni herenius|german herman|germes hermes|germina hermine|germiona hermione
germogen hermogenes|gerta herta|gese hese|getZ goeZ|getefulide gotfried|getelibu gotlieb|geyb gabe|geybl gable|geyl gale gayle|geyne heine|geyns gaines|geyts gates|giXaro guijaro
giber guibert|gigin hyginus|gimli himli|gindzi ginji|giro guiraud|giti giCi|gitiro giCiro|gitler hitler|giyemo guilemot|giyom guilaume|gize giese|glabrion glabrio|gleboviC hlebowiC
glinka hlinka|glovaZki glowaki|gnei gnaeus|go guo|goZe goce|godar godard|gode godet|goden gaudin|godfrua godefroi|godzyo gojo|goiti goiCi|gokXale goXale|gol gaule|golbeyn holbein
goldSmidt goljmidt|golub holub|gomer homer|gongJajia gonzaga|goraZi horatius|goroviZ horowiZ|gostili hostilius|gosyo goSo|gotXard gotTard|gote gautier|graf cunt|gramon gramont
grandi grundi|grat gratus|greguar gregoire|grem graeme|grene grenier|gretXen greCen|greynjer granger|greys grace|greysi gracie|greyvz graves|grigoreviC grigorjevic grigorjewiC
grinuei grinawai|griv grieve|grivz greaves|gro gros|grouv grove|gruiC grujic|guan guang|gud gude|guerde guld|gulelmi guglielmi|gulelmo guglielmo|gumboldt humboldt|gun gong
gurviZ hurwiZ|guseynov huseynov|gusitafu gustav gustave|gustav gustavs|guten huten|gvarneri guarneri guarnieri|gvida guida|gvidi guidi|gvido guido|gvin gwyne|gyodzi gyoji|gyokXan goXan
gyorni gurnei|gyote goeTe|gyue guai|gyuneS gunes|gyustav gustave|hSam~ hiCam hiCem|haGynz~ hugins|hadesen hudson|hadi hardi|hading harding|haen hahn|haer hal|haide hyde|haideng hayden
hailei heler|hailun helen|haimei jaime|haiyesi hayes|haiyinci heinz|haiyinlixi heinriC|hali hari|halide Xalid|halisen harison|halisi haris|haluode harold|hameng harmon|han Xan
hanks~ hanx|hao howe|haoerhe jorge|hasang hasan|hasi has|hatSynswn~ huCinson|hatSynz~ huCins|hateli hartlei|hateman hartman|hawei harvei|haym~ Caim|haynz~ hines|hebote herbert
heketuo hector|hengdelike hendrik|hengli henri|henglike henrik|hengte hunter|hesai jose|hesusi jesus|hksli~ huxlei|hndryks~ hendrix|hnryksn~ henrixen|hrmz~ hormizd|hrtswG~ herzog
hsyn~ hucine|huaSengdun waSington|huagena wagner|huaite white|hualaiSi walace|huan juan|huana warner|huiteni whitnei|huliao julio|huoer hal|huofuman hofman|huoge hog|huohuade howard
huojinsi hawkins|huolande holand|huomusi holmes|huopu hope|husaiyin husain|hwbyr~ hubert|hwdjz~ hodges|hwfr~ huver|hwltz~ holZ|hwrwytz~ horowiZ|hwrywtSa~ horiuCi|hyDr~ heaTer
hyGynz~ higins|hya~ hayat|hyja~ higa|hyjwtSi~ higuCi|hynynj~ hening|hyramatsw~ hiramaZu|hyrfi~ herve|hyrtz~ herZ|hyw~ huG|iZXak yiZhak|ibragim ibrahim ebrahim|ibragimov ibrahimov
ideguti ideguCi|idh~ ede|idi eadie|idzaki izaki|idzava izawa|idzima ijima|idziri ijiri|idzu izu|idzuZu izuZu|idzumi izumi|idzumida izumida|idzumisava izumisawa|idzumiya izumiya
idzumo izumo|idzuru izuru|idzyuin ijuin|ien iain|ieronim hieronymus|igera higuera|igl eagle|ignati ignatius|igor igors ihor|iguti iguCi|ikedzava ikezawa|ikedzima ikejima|ikeuti ikeuCi
iler hilaire|ileyn elaine|iliC iljiC iljic|ilmar ilmars|ilyz~ elise|imaXasi imahaSi|imadzeki imazeki|imadzu imazu|imaidzumi imaizumi|imamiti imamiCi|imants imanZ|imon eamon
imperatriZa empres|in yin|ingebrigtsen ingebrigZen|inokuti inokuCi|inosensio inocencio|ins ince|ioaXim joaCim|iogan johan|iogana johana|iolanta jolanta|iosif josif|ip yip|ipolit hipolyte
ir earl|irfyn~ ervin|irlyX~ ehrliC|iryksn~ erixen|iryk~ eriC|isXak iSaq|isi iSi|isiXama iSihama|isibasi iSibaSi|isidzaka iSizaka|isidzaki iSizaki|isidzima iSijima|isidzu iSizu
isidzuka iSizuka|isidzumi iSizumi|isiki isSiki|isodzaki isozaki|ist east|iston easton|istvud eastwud|isyo isSo|iti iCi|itiXara iCihara|itiXasi iCihaSi|itiba iCiba|itidzi iCiji
itidzo iCizo|itidzyo iCijo|itiei iCiei|itigo iCigo|itika iCika|itikava iCikawa|itiki iCiki|itiko iCiko|itimiya iCimiya|itimura iCimura|itinomiya iCinomiya|itinose iCinose|itio iCio
itiriki iCiriki|itiro iCiro|itita iCita|ititaro iCitaro|itiyo iCiyo|itokadzu itokazu|iton eaton|ityo iCo|iv yves eve|ivaXara iwahara|ivaXasi iwahaSi|ivabuti iwabuCi|ivakava iwakawa
ivet yvete|ivis eaves|ivon yvone|iybrhart~ eberhardt|iyfana~ ivana|iyfanwfytS~ ivanovic|iyfanw~ ivano|iyfanz~ evans|iyfan~ ivan|iyfa~ iva|iyflyn~ evelyn|iyfrt~ everet|iyfwna~ ivona
iyfw~ ivo|iyfyka~ ivica|iyfyta~ iveta|iyf~ yves eve|iylya~ elijah|iylytS~ ilic|iyrfynG~ irving|iyrfyn~ irvin irvine|izabel isabele|izon eason|jaCinto giacinto|jaXit cahit|jad jud
jadson judson|jaj judge|jaketi giaCeti|jakometi giacometi|jak~ jackes|jampaolo giampaolo|jampero giampiero|jan gian|jana giana|jani giani|janin jeanine|janini gianini|jankarlo giancarlo
janluka gianluca|janmarko gianmarco|jastin justin|jastis justice|jaynz~ gaines|jefri geofrei|jefris jeferies|jeki jakie|jelal celal|jem cem|jema gema|jemal cemal|jemi jamie
jengiz cengiz|jeni janei jeanie|jenis janice|jenk cenk|jeraldin geraldine|jeremi jeremiah|jeri geri|jermeyn jermaine|jevdet cevdet|jex jaks|jeyd jade|jeyk jake|jeykobs jacobs
jeyms james|jeyn jane|jeyns jaynes|jeys jace|jia gia|jiabuliaila gabriela|jiakemo giacomo|jialeisi gareT|jiali gari|jian gian|jiasiting justin|jiaweisi jarvis|jiawen gavin
jiaxiya garcia|jibusen gibson|jie jai|jiefu jef geof|jiefuli geofrei|jiefurui jefrei|jieke jak|jiekexun jakson|jielade gerald gerard|jieluomu jerome|jiemi jamie|jien gene keane
jier gil jil|jierbote gilbert|jierui jeri|jieruimi jeremi|jiesen jason|jiexi jese|jiexika jesica|jilan kieran|jilirmo guilermo|jilz giles|jimu jim|jin gene king kim|jina gina
jinan kinan|jinjer ginger|jino gino|jins jeans|jinsili kingslei|jisi keiT|jite kit|jiyaomu guilaume|jlbi~ celebi|jmal~ cemal|jma~ goma|jmyl~ cemil|jof geof|joi joei|jolin jolene
joni johnie|jordani giordani|jordano giordano|jorje dorde|jorjesku georgescu|jorji georgie|jorjina georgina|jorjiya georgia giorgia|jorjo giorgio|jovani giovani giovan|joys joyce
jozaya josiah|jozi josie|jranjr~ granger|judiCe giudice|juel jewel|julet juliete|juliana giuliana|juliani giuliani|juliano giuliano|julio giulio|juliya giulia|junte gunTer
juriC duric|justi giusti|juzepe giusepe|juzepina giusepina|jwan~ kwan|jwdt~ cevdet|jwni~ jumpei|jwnytSi~ juniCi|jwrji~ georgi georgie dorde|jwrjya~ georgia|jwrjyna~ georgina
jwrjyt~ georgete|jwrjyws~ georgios|jwrj~ george|jwzybi~ giusepe|jwzyf~ jozsef|jyani~ giani|jybwnz~ gibons|jyf~ geof|jyjr~ geiger|jylan~ ceylan|jylkw~ zeljko|jyl~ gil|jyma~ gema
jyna~ gina|jynw~ gino|jyn~ gene|jyrar~ gerard|jyri~ geri|jyrw~ giraud|jysws~ jesus|jys~ gijs|jywfani~ giovani|jywla~ gyula|jywrji~ giorgi gyorgi|jywrjws~ giorgos|jyzwlf~ gisulf
jyzyla~ gisela|kaCa cacia|kaSing cuSing|kaZudzi kaZuji|kaZudzo kaZuzo|kaZuiti kaZuiCi|kaci kaZ|kade cadet|kadzama kazama|kadzami kazami|kadzato kazato|kadziXara kajihara|kadzikava kajikawa
kadziki kajiki|kadzima kajima|kadzimoto kajimoto|kadzino kajino|kadzita kajita|kadzitani kajitani|kadziura kajiura|kadziya kajiya|kadziyama kajiyama|kadzu kazu|kadzuXa kazuha
kadzuXaru kazuharu|kadzuXide kazuhide|kadzuXiko kazuhiko|kadzuXiro kazuhiro|kadzuXisa kazuhisa|kadzuXito kazuhito|kadzuXo kazuho|kadzuaki kazuaki|kadzue kazue|kadzufumi kazufumi
kadzuiti kazuiCi|kadzuki kazuki|kadzukiyo kazukiyo|kadzuko kazuko|kadzuma kazuma|kadzumi kazumi|kadzumoto kazumoto|kadzuna kazuna|kadzune kazune|kadzuno kazuno|kadzunobu kazunobu
kadzunori kazunori|kadzuo kazuo|kadzuro kazuro|kadzusi kazuSi|kadzutaka kazutaka|kadzuteru kazuteru|kadzuto kazuto|kadzutomo kazutomo|kadzutosi kazutoSi|kadzuyo kazuyo|kadzuyosi kazuyoSi
kadzuyuki kazuyuki|kaen kahn|kaer karl carl car|kaetan kajetan|kafndyS~ cavendiS|kai kaj|kaidi katie|kaidzava kaizawa|kaidzu kaizu|kaidzuka kaizuka|kaien kane|kaier kyle|kaili carei
kaiselin caTerine kaTerine kaTlin|kaiti kaiCi|kaitiro kaiCiro|kaiwen kevin|kaixi kaTi|kakidzaki kakizaki|kakidzava kakizawa|kakiuti kakiuCi|kakudzi kakuji|kakudzo kakuzo|kala carla cara kara
kalaXen calaGan|kaleXa caleja|kaleimu calum|kalfw~ calvo|kalfyn~ calvin|kalfyrt~ calvert|kali carli|kalimu karim|kalin karin|kalkin culkin|kalpurni calpurnius|kaluo carlo|kaluolin caroline
kaluosi carlos|kalv calvus|kalver culver|kalvin calvinus|kalvizi calvisius|kamaikir carmiCael|kamatSw~ camaCo|kamba kanba|kambayasi kanbayaSi|kambe kanbe|kambl~ campbel|kamen carmen
kamerin camerinus|kamidzyo kamijo|kamier camile|kamil camile|kaming cuming|kamings cumings|kamingsi cumings|kamins cumins|kamynGz~ cumings|kamyu camus|kan kang|kanbeier campbel
kanbosi campos|kandys~ candice candace|kandzaki kanzaki|kandze kanze|kandzi kanji|kandzo kanzo|kanglade conrad konrad|kangna conor|kangni conie|kangsitanding konstantin constantin
kangwei conwai|kani carnei|kaningan cuninGam|kaningem cuninGam|kanini caninius|kaniti kaniCi|kanitiro kaniCiro|kantakuzin kantakuzenos|kaokesi cox|kaoteni curtnei|kapengte carpenter
kapitolin capitolinus|kapiton capito|karaja karaca|karajiC karadzic|karaters caruTers|karbaXal~ carbajal|kardel kardelj|karen curan|karer cariere|karfr~ carver|karin carine
karlXaynZ karlheinz|karlayl carlisle carlyle|karlayl~ carlisle|karmaykl carmiCael|karmaykl~ carmiCael|karmini carminius|karni carnei|karoi karoli|kartrayt~ cartwriGt|karvaXal carvajal
karvalyu carvalho|karyh~ care|kasen carson|kasi casius|kasidilue castilo|kasiteluo castro|kasiva kaSiwa|kasl~ castle|kast castus|kastiloni castiglioni|kastis custis|kastl castle
kasyu kaSu|katZer kaZer|kataJina katarzyna|katabuti katabuCi|katalina kaTarina|katbert cuTbert|kate carter|kater cuter|katerJina katerina|kati catius|katon cato|katrin caTerine
kats cutZ|katswhyrw~ kaZuhiro|katswya~ kaZuya|kats~ kaZ|katul catulus|kauen cowan|kavaXara kawahara|kavaXarada kawaharada|kavaXigasi kawahigaSi|kavabuti kawabuCi|kavadzi kawaji
kavadziri kawajiri|kavadzoe kawazoe|kavadzu kawazu|kavanya cavagna|kavauti kawauCi|kawajwtSi~ kawaguCi|kaxidi casidi|kayl kyle|kayli kylie|kazanwfa~ casanova|kazins cusins
kazmaryk~ kaCmarek|keS caS|keXen kahan|keXil cahil|kedi codi|kedisi curtis|kefri cafrei|kei kaye cage|keidzaburo keizaburo|keidzi keiji|keidziro keijiro|keidzo keizo|keidzyu keiju
keikiti keikiCi|keisyo keiSo|keke kirk|kel cal|kelXun calhun|kelaide clyde|kelaidun clayton|kelaier claire|kelaifu clive|kelaimensi clemens|kelaimente clement|kelaiyin klein
kelake clark|kelala clara|kelalunsi clarence|kelaode claude|kelaofude crawford|keleimo kramer|keli corei cori keri|kelifu clif|kelifude cliford|kelin colin|kelinsi colins|kelinte clint
kelisi Cris kris|kelisidi Cristie|kelisidian Cristian cristian kristian|kelisidina Cristina cristina kristina|kelisitengsen Cristensen|kelisiting Cristine|kelisituofu Cristofer Cristof
kelongna colona|kelouei calowai|keluoi Cloe|keluzi cruz|kem cam|kemoZu kenmoZu|kemoti kenmoCi|kendes candace|kendis candice|kendzaburo kenzaburo|kendzi kenji|kendziro kenjiro
kendzo kenzo|kendzyo kenjo|kenisi keneT|keniti keniCi|kenitiro keniCiro|kenkiti kenkiCi|kensyo kenSo|ker kjaer|keradayn caradine|keri carei carie curi|keril caryl|kerli curlei
kerol carole|kerolayn caroline|kesita costa|kesitasi kostas|ket kaT|keti katie caTi|ketlin caTlin|ketrin kaTerine|kevena cavanaG|keyiti keiCi|keyitiro keiCiro|keyn kane cain
keys case|keysi casei kasei|keysik kasiC|keyt kate cate|keyts kates|keyv cave|keza Ciesa|ki kei|kiXano kijano|kiXatiro kihaCiro|kidzaki kizaki|kidzima kijima|kidzu kizu|kidzuki kizuki
kidzyuro kijuro|kiji Cigi|kikudzi kikuji|kikudzo kikuzo|kimidzima kimijima|kimikadzu kimikazu|kin keane cohen kine|kindaiti kindaiCi|kindziro kinjiro|kiniti kiniCi|kinitiro kiniCiro
kinkeyd kinkade|kinoti kinuCi|kir cole|kirni kearnei|kisaiti kisaiCi|kit keiT|kitCen kiCen|kitadzaki kitazaki|kitadzava kitazawa|kitadzima kitajima|kitadzume kitazume|kitadzumi kitazumi
kitaguti kitaguCi|kitakodzi kitakoji|kiti kiCi|kitidzi kiCiji|kitidziro kiCijiro|kitinosuke kiCinosuke|kitiro kiCiro|kitisaburo kiCisaburo|kiton keaton|kits keaZ|kiuti kiuCi
kiyodzi kiyoji|kiyokadzu kiyokazu|kiz keyes keys|ki~ cage|klare claret|klarens clarence|klarisa clarice|klark clarke|klarkswn~ clarxon|klas claes|klaud clud|klavdi claudius
klaviXo clavijo|klayf~ clive|klayn cline|klayv clive|kleman clement|klements clemenZ|klensi clanci|kler claire clare clair|klermon clermont|klfn~ kelvin|kliri cleari|klivlend cleveland
klod claude claud|klodel claudel|klodi claudie|klodin claudine|klote clutier|klouz close|kluni clunei|klwfys~ clovis|klwi~ Cloe|klwz~ claus close|klyayn kline|klyfz~ cleves
klymnts~ clemenZ|klyrk~ clercq|koCiS kocsis|koX koC|kodzaburo kozaburo|kodzaki kozaki|kodzakura kozakura|kodzava kozawa|kodzi koji|kodzima kojima|kodzin kojin|kodziro kojiro
kodzo kozo|kodzu kozu|kodzue kozue|kodzuka kozuka|kodzuki kozuki|kodzyo kojo|kodzyu koju|koelyu coelho|kofi cofei|koidzumi koizumi|koiti koiCi|koitiro koiCiro|kokZei coceius
kokiti kokiCi|kokreyn coCrane|kokusyo kokuSo|kolambus columbus|kolar colard|kolber colbert|kolduel caldwel|kole colier|kolet colete|koleuei calawai|kolfild caulfield|koli colei
kolo colot|kolri coleridge|koltreyn coltrane|komati komaCi|komenJ cominges|komnin komnenos|kon cohn|konli conlei|konsepson concepcion|konsidayn considine|konstan constant|konstans constance
konstantin konstanti|konstantini costantini|konuei conwai|kopli coplei|korde cordier|kori corei|korin corine|korli corlei|korme cormier|korneXo cornejo|korneli cornelius|kornut cornutus
kortni curtnei|korvin corvinus|kos cosus|kosZeleZki koscieleki|kosimidzu koSimizu|kosyo koSo|koti kuCi koCi|kou coe|koudi codi|kouel cowel|kouen cowen|kouk coke|koul cole|kouli cowlei
koulmen coleman|koulz coles|kouplend copeland|koutinyu cutinho|kouts coates|koutu cuto|kovaC kovacs|kovaCeviC kovacevic|kovaCiC kovacic|koyn coyne|kral kralj|kramb crumb|krantZ kranZ
krauder crowder|krauli crowlei|krayer cryer|kreSenZi crescenzi|kremyo cremieux|kreten Cretien|kreyg craig|kreygi craigie|kreyton creiGton|krispin crispinus|kristap kristaps
kristi Cristie|kristof Cristofe|kros crose|krou crowe crow|krouford crawford|kroze crozier|krua croix|krus cruz|kruz cruise|krys~ Cris|krytwn~ creiGton|kryuger krueger|kryus crews
ksynya~ xenia|kudzira kujira|kudzuno kuzuno|kudzyo kujo|kueyd kaid|kuik kik|kuin kin|kuinsi kinci|kuke cuk|kuli culidge|kulun culen|kumadzava kumazawa|kun koen|kuni cunei|kunidzi kuniji
kunidzo kunizo|kunikadzu kunikazu|kuniti kuniCi|kunitika kuniCika|kunxi kinci|kunya cunha|kurZius curtius|kuramoti kuramoCi|kurati kuraCi|kurauti kurauCi|kurodzumi kurozumi
kurtZman kurZman|kurtene curtenai|kusati kusaCi|kutyur cuture|kutyure cuturier|kuvaXara kuwahara|kuvadzima kuwajima|kvadrat kadratus|kvandt kandt|kventin kentin|kviet kietus
kvinkZi kinctius|kvint kint|kvintili kinctilius|kwX~ koC|kwbr~ cuper|kwfalyf~ kovalev|kwfatSyfytS~ kovacevic|kwfatS~ kovacs|kwks~ cox|kwkw~ coco|kwlynz~ colins|kwmatsw~ komaZu
kwnsysaw~ conceicao|kwrtwa~ curtois|kwyfas~ cuevas|kwynsi~ kinci|kwytSi~ koiCi|kwzak~ cusak|kwznytswf~ kuzneZov|kyara Ciara|kyara~ Ciara|kyfn~ kevin|kykwtSi~ kikuCi|kyodzo kyozo
kyoiti kyoiCi|kyoitiro kyoiCiro|kyoler kohler|kyonen koenen|kytSi~ keiCi|kyudzi kyuji|kyuiti kyuiCi|kyuitiro kyuiCiro|kyun kuhn|kyuri curie|kyw~ keoG|ladu radu|ladzaro lazaro
laerfu ralf|lafeier rafael|lafon lafont|lafonten lafontaine|laheman rahman|laiangnaduo leonardo|laiao leo|laili rilei|laisi rice|laisili leslie|laisite lester|laite wriGt|laiwen levine
lakSmi laxhmi|lakSmi~ laxhmi|lakrua lacroix|lakrwa~ lacroix|laleman lalemand|lalen lalaing|lali lari|lameng ramon|lamengte lamont|lamileisi ramirez|lamosi ramos|lamsden lumsden
lamu ram|landaoer randal|landi randi|lane lanier|langlua langlois|lansi lance|laoaide loyd|laoer raul|laola laura|laolunsi lawrence laurence|laos lahoz|laper lapiere|lapuant lapointe
larg largus|laroS laroCe|lasi lars rus|lasiluo laSlo|lasimusen rasmusen|lasi~ lacei laci|laurenZiu laurentiu|lavin lavigne|lavjoi lovejoi|lavleys lovelace|laxide raSid|layl lyle lisle
laynXen linehan|layoS lajos|laytfut liGtfut|layvli liveli|leJe leger|leJen lejeune|leSinski leSCynski|leX leC|lebren lebrun|ledu ledux|lefevr lefebvre|legran legrand|lei rai
leiji regie|leimeng raymond|leimi remi|leina lerner|leinatuo renato|leinuozi reynolds|leiyesi reyes|lekont lecomte|leli laelius|leme lemieux|lemer lemaire|lemuan lemoine|lenat laenas
lendel lengyel|lens lance|lentul lentulus|leonar leonard|leonid leonids|leonti leontius|lepaJ lepage|leru lerux|lesi laci|lesko lescot|letem laTam|letiZiya laetitia letitia
leu liuw|levandovski lewandowski|leyk lake|leyn laing|leysi lacei|leytC leiC|leyton leiGton|li leiG lie|liC leaC|liCasen riCardson|liCazi riCards|liCiya licia|liXi leahi|liXtenSteyn lieCtenstein
liZini licinius|lian liam|liang leon|liaobode leopold|libkneXt liebkneCt|libon libo|libreyX liebreiC|lide reid|lieangnide leonid|liefu lev|likaduo ricardo|like rik|liki leakei
lilan leland|lin lyne|lindXolm linDolm|linen lyn|linken lincoln|linsai lindsai|liqi riC riCie|lir lear|liri leari|lisi rice|liver leaver|livi livius|lizet lisete|lo law|lob loeb
loflin lauGlin|log logue|loj lodge|longe longuet|longin longinus|lor laure|loran laurent|loreyn loraine|lori laurie|lotZ loZ|lou lowe|louler lawler|loulor lawlor|lourens lawrence laurence
lourensu lurenco|louri loweri|lous laws|louton lawton|lu lup|luCano luciano|luCiC lucic|luZi lucius lucio luci|luben ruben|lubin rubin|lubote rupert|ludaofu rudolf|lude luTer
ludeweixi ludwig|ludi rudi|lui luis luie|luiza luise|lukaC lukacs|lukasi lucas|luke luc|lukreZi lucretius|lukreZiya lucretia|lundkvist lundkist|lungren lundgren|luoSa rosa
luobin robin|luobinxun robinson|luobo rob|luobote robert|luobotuo roberto|luoboxun roberZon|luobozi roberZ|luode rod|luodelige rodrigo|luodeligesi rodriguez rodrigues|luodeni rodnei
luoen ron|luoerfu rolf|luoi roi rori|luojie roger|luojiesi rogers|luolan roland|luolang laurent|luolun lauren|luomanuo romano|luomeiluo romero|luonade ronald|luonan ronan|luoni ronie
luopeisi lopez lopes|luosen rosen|luosi ros rose roT|luosu rusel|luoxi rosi|lusiya lucia|lutaZi lutatius|luxi luci|luxian lucien|luyiji luigi|luyisi luis lewis luiz|lwblan~ leblanc
lwbyz~ lopes|lwdfyG~ ludvig|lwdwfyk~ ludovic|lwfyfr~ lefevre|lwfyl~ lovel|lwf~ love|lwi~ alavi|lwkaS~ lukacs|lwran~ laurent|lwrw~ lerux|lwsi~ lucie|lwsya~ lucia|lwsyw~ lucio
lwtSyanw~ luciano|lwtz~ luZ|lwyji~ luigi|lwyz~ luise|lyan liang|lyanZkoronski lankoronski|lyfandwfski~ lewandowski|lyfi~ levi|lyfyn~ levine levin|lyfyw~ livio|lyf~ lev|lyh~ les
lyks~ lex|lyn~ lam|lyorinZ lorinC|lytS~ leaC|lyu lew|lyubiCiC ljubicic|lyuboS lubos|lyuis lewis|lyuk luke luc|lyun leung|lyus luce|lyuse lusier|lyusen lucien|lyusi luci lucie
lyusil lucile|lywnwf~ leonov|ly~ leiG|maD~ muaz|maTywz~ matTews|maTyw~ matTew matTieu|maXoni mahonei|maZei maciej|maZkeviC makiewiC|maZudaira CikayoSi|maZudzaka maZuzaka|mabuti mabuCi
madXu maDu|mading martin|madingneisi martinez|madiyasi matTias maTias|madlen madeleine|madyar magyar|madzima majima|maedzava maezawa|maerduke marduk|maerke marko|maerkemu malcolm
maevski majewski|magoiti magoiCi|maguayr maguire|mahamaode mahmud|mai maj|maidanglao mcdonald|maidixun madison|maiersi miles|maiji mki|maikai mkai|maikaxi mcarTi|maike miCael mac
maikenqi makenzie|maiketangna macdonald|maiv maeve|maiye meyer|maji magi|makXeyl mCale|makXyu mCuG|makalo mculuG|makalok mculoC|makartni mcartnei|makartur mcarTur|makbeyn mcbain
makbrayd mcbride macbride|makdauel mcdowel|makdeniel mcdaniel|makdonaX mcdonaG|makdonaf mcdonuG|make mark marc|makei mkai|makelXini mcelhinei|makeni mkenei|makesi max marcos marx
makeximilian maximilian|makeximu maxime maxim|makeyb mcabe|makfarleyn mcfarlane|makfeden mcfaden|makfi mcfi|makgen mcgan|makgi mcGi|makgines mcguines|makgoun mcgowan|makgrat mcgraT
makgrou mcgraw|maki mki|makiguti makiguCi|makin mkean|makineri mceneri|makinli mkinlei|makintayr mcintyre macintyre mcintire|maklaXlan mclaClan|maklaflin mclauGlin mcluGlin
maklaski mcluskei|makleyn mclain|maklin mclean maclean|makloski mcloskei|maklwlyn~ mclauGlin|maklyur mclure|makmaXon mcmahon|makmalen mcmulen|maknalti mcnulti|makneyl mcneil
makneyr mcnair|maknil mcneil|maknot mcnauGt|makoi mcoi|makol mcal mcol|makolei macaulai|makolif mcaulife|makord mcord|makort mcurt|makpayl mcfail|makr macer|makrei mcrae macrae
makreken mcraken|makriri mcreari|makswyl~ maxwel|maksymw~ maximo|maksymylyanw~ maximiliano|maksym~ maxime maxim|maks~ max|makuin mckin|makuori mackarie|makusi marcus|makveyd mckade
makwyn~ mckin|makyuen mcewan|makyun mcune|malaXovski malaCowski|maldun muldun|male malet|maleike marek|malen mulen|malerb malherbe|mali marie|maliao mario|maligan muligan|malinuo marino
malinz mulins|maliya maria|maliyanuo mariano|malruni mulronei|mamerZin mamercinus|mamerk mamercus|mamford mumford|mandi mundi|mandzi manji|mandziro manjiro|mane manet magnier
manen magnin|manfuleide manfred|mani manius monei magni|manili manilius|mankiti mankiCi|manli manlius|manoyloviC manojlovic|manro munro munroe|manson munson|maoluo mauro|marS marCe
marSan marCand|marSan~ marCand|marZel marcelus|marZelin marcelinus|marZi marcius|mare marais|marj marge|marji margie|marke market|markezi marCesi|marks~ marx|markvardt markardt
markwfytS~ markovic|marlou marlowe|marsal martial|marul marulus|marx marks|maryanoviC marjanovic|marytS~ maric|masadzi masaji|masadzumi masazumi|masaier marcel|masailuo marcelo
masaiti masaiCi|masakiti masakiCi|masamiti masamiCi|masatika masaCika|masi~ maciej|maskani mascagni|masubuti masubuCi|masyw~ maceo|matSyda~ maCida|mate mat matTieu|matei matej
matern maternus|mateus matTaus|mateys matTijs|mati maCi|matiko maCiko|matimura maCimura|matino maCino|mati~ matej|mats maZ|matson matZson|matswSyta~ maZuSita|matswbara~ maZubara
matswda~ maZuda|matswi~ maZui|matswka~ maZuoka|matswmwra~ maZumura|matswmwtw~ maZumoto|matswnaGa~ maZunaga|matswra~ maZura|matswyama~ maZuyama|matyas~ matTias|matytS~ matic
mawen marvin|mawrytsyw~ maurizio|maxans maxence|maxim maximus|maxir marSal|maxiu matTew|maxiusi matTews|maykl miCael|mayklz~ miCaels|maykl~ miCael miCeal|mayls myles|maylz miles
maylz~ miles|mdwh~ mamduh|meCislav mieCyslaw|meXer maher|meXias mejias|meXiya mejia|meZi maecius|medouz meadows|medulin medulinus|megan meaGan|megi magie|mei mae|meidzi meiji
meier mel|meierwen melvin|meige meg|meiliSa melisa|meisi mays|mej madge|meloun malone|memi memius|men meng|menar menard|mengemali montgomeri|mengtefeierteluo montefeltro|merfi murfi
merlin marilyn|mertl myrtle|mesaroS meSaros|mesi masei|metel metelus|metyu matTew maTew|metyuz matTews maTews|meyer meijer|meyrig meurig|meys mace|meysi maci|mezer maiziere
mhmd~ mehmet moroco|miSel miCele|miSiC misic|miSle miCelet|miSlen miCelin|miXa miCa|miXai mihali|miXasi mihaSi|miXayloviC miCailowiC miCajlovic mihajlovic myCajlovyc|miZudzi miZuji
mid mead|mide mead|midzobe mizobe|midzoguti mizoguCi|midzuXara mizuhara|midzuXo mizuho|midzue mizue|midzugaki mizugaki|midzuguti mizuguCi|midzui mizui|midzukami mizukami|midzuki mizuki
midzuma mizuma|midzumori mizumori|midzumoto mizumoto|midzunuma mizunuma|midzuo mizuo|midzuoti mizuoCi|midzusaki mizusaki|midzusima mizuSima|midzusina mizuSina|midzusiro mizuSiro
midzuta mizuta|midzutani mizutani|mierdun milton|miersi mils|migir miguel|mihayier miXail|mijli midglei|mika micah|mike mik|mikelanjelo miCelangelo|mile milet|milei miler|milenko miljenko
milivoi milivoj|milkoviC miljkovic|miln mylne|miloeviC milojevic|miluosilafu miroslav|minadzuki minazuki|minges minguez|miniZi minicius|minuZi minucius|miqi miC|miqir miCel
mirCa mircea|mirei mireile|mirs mears|mis mies|misudzu misuzu|mitC miC|mitCel miCel|mitZi miZi|miti miCi|mitiXaru miCiharu|mitiXiko miCihiko|mitiXiro miCihiro|mitiXisa miCihisa
mitiaki miCiaki|mitie miCie|mitiko miCiko|mitinari miCinari|mitinori miCinori|mitio miCio|mitisita miCiSita|mititaro miCitaro|mitito miCito|mititosi miCitoSi|mitiya miCiya
mitiyasu miCiyasu|mitiyosi miCiyoSi|mitiyuki miCiyuki|mixir miCele|mixuir miCele|miyadzaki miyazaki|miyadzato miyazato|miyadzava miyazawa|miyadzima miyajima|miyauti miyauCi
mkrtCyan mkrCyan|mod maude|modest modestus|modun morton|moduno modugno|moduoke murdoC|moer mure|mofei murfi|mogen morgan|mogila movila|moiti moiCi|mola mora|molan moran|moleinuo moreno
molin maurin|molisen morison|molisi moris|mondzi monji|mone monet monier|monmoransi montmorenci|mono monod|monteXo montejo|montegyu montague|mor more|mordeXai mordecai|moren maurin
moridzo morizo|moridzono morizono|moriguti moriguCi|morikadzu morikazu|moris maurice|morodzumi morozumi|morte mortier|morui murai|mosi mos|mot mote|motida moCida|motidzuki moCizuki
motinaga moCinaga|motodzi motoji|motokadzu motokazu|moxi moses|moyra maura|mrad~ murat|mrtda~ morteza|muJun murong|muXa muCa|muXika mujica|muhanmode mohamed muhamad mohamad
mulei muler|mumi mumius|mune munier|mur mure|murXaus murhuse|muraguti muraguCi|muromati muromaCi|mwrys~ maurice|mwtSyzwki~ moCizuki|mySw~ miCaud|mySyl~ miCel miCele|myXaw~ miCal
myawtSi~ miyauCi|myhaylwfytS~ mihajlovic|myka~ micah|mylwsyfytS~ milosevic|myodzin myojin|myordok murdoC|myrtSa~ mircea|mytSyl~ miCel|mytSyw~ miCio|mytS~ miC|mytski~ miZuki
mytswhyrw~ miZuhiro|mytswi~ miZui|mytswrw~ miZuru|mytsw~ miZuo|myuler mueler|myure myhre|myuz muse|nab~ knap|nading nadin|nadya naja|nadya~ naja|nadzuna nazuna|nafara~ pamplona
nagadzumi nagazumi|nai nye|naite kniGt|najent nugent|naji naci|nakadzaki nakazaki|nakadzato nakazato|nakadzi nakaji|nakadzima nakajima|nakadzono nakazono|nakadzyo nakajo|nakamati nakamaCi
nakauti nakauCi|namba nanba|nambu nanbu|nandzyo nanjo|nanxi nanci|naodzumi naozumi|naokadzu naokazu|nape napier|naradzaki narazaki|nasanier naTaniel|nasymntw~ nascimento|natSw~ naCo
natX naT|nati naCi|navti nautius|nawaluo navaro|nayjel nigel|nayt kniGt|naytingeyl niGtingale|nayton kniGton|ne nie|nedli nejedli|nedzu nezu|neide ned|neimaniya nemanja|neite nate
nejdet necdet|nensi nanci|neraZi neratius|neron nero|nes naes|neyt nate|nhad~ nihat|niC niZS|niXaus niehaus|nibur niebuhr|nidzeki nizeki|nidzima nijima|nidzuma nizuma|nidzyo nijo
nier neil neal|niersen nelson|nigula nikolai nicola nicolai nicolae|nigulasi niColas nicolas|niji niki|nijita nikita|nike nik nicole nico|nikelasi niklas|nikifor nikeforos
nikita niketas|nikodim nicodemus|nikol nicole|nikolaeviC nikolajewiC nikolajevic mykolayovyC|nikolaevna nikolajewna|nikolai nikolaj mykola nikolajs|nikolya nicolas|nil neil neal neale
nim neame|nin ning|nirod nieroT|nisidzaki niSizaki|nisidzima niSijima|nisidzono niSizono|nisiguti niSiguCi|nisiuti niSiuCi|niudun newton|nix niks|nobukadzu nobukazu|nobumiti nobumiCi
nobutika nobuCika|nodzaki nozaki|nodzi noji|nodzima nojima|nodziri nojiri|nodzomi nozomi|nodzomu nozomu|noguti noguCi|norikadzu norikazu|noritika noriCika|norman normand|not knot
noton nauGton|noubl noble|noulz knowles|noviZki nowiki|nox knox|noybauer neubauer|noyman neuman|noyner neuner|nuCi nuci|numeri numerius|numi numius|nuniesi nunez|nuobote norbert
nuodun norton|nuoer noel|nuokesi knox|nuola nora|nuolisi noris|nuoluodun norodom|nuoma norma|nuoman norman|nuomu norm|nuoya noah|nwfykwf~ novikov|nwks~ knox|nwlz~ knowles|nyfys~ neves
nykwlayfytS~ nikolayeviC|nykwla~ nicolas|nykwlytS~ nikolic|nyu new|nyubi newbi|nyuel newel|nyulend newland|nzha~ neJa|oJe auger ogier|oSi oSea|oXasi ohaSi|oXeda ojeda|oXigasi ohigaSi
oZudzi oZuji|ober aubert|obri aubrei aubri|obuti obuCi|odadzima odajima|odati odaCi|odi odea|odli audlei|odonoXyu odonoGue|odra audra|odrovonJ odrowaz|odzaki ozaki|odzava ozawa
odzeki ozeki|odzi oji|odzima ojima|odzora ozora|odzu ozu|oganesyan hovhanisyan|ogastes augustus|ogl ogle|ognen ognjen|oguti oguCi|ogyust auguste|ogyusten augustin|okadzaki okazaki
okadzava okazawa|okadzima okajima|okerelm akerhielm|okler auclair|okli oaklei|okoti okuCi okoCi|oktav octave|oktavi octavius|oland holande|olbrayt albriGt|old auld|oldrJiX oldriC
olga olha|oliri oleari|olive olivier|oljai olcai|omati omaCi|omeli omalei|omira omeara|omon aumont|ondrJei ondrej|ondrJiCek ondricek|onidzuka onizuka|onil oneal|onodzava onozawa
onodzuka onozuka|opengeym openheim|orelen aurelien|oreli aurelie|orfit orfitus|orleanskaya dorleans|osalivan osulivan|osi osie|ostin austen|ostroJskaya ostrogska|otem autumn
oti uCi oCi|ouSen ocean|ouen eoin|oulavyur olafur|outs oates|ox oCs|oydzumi oizumi|oygen eugen|oysi oiSi|ozi ozie|pSemislav przemyslaw|pSibilski przybylski|pXogat fogat|paCi patxi
paZ pac|paicuixiya patricia|pake parker park|pakesi parx|paleolog palaiologos palaiologina|panC punC|panayotis panagiotis|pap pape|paradi paradis|pardi purdi|pareXa pareja
parizo parisot|parmante parmentier|partri partridge|parx parkes|pasika pascal|paske paskier|patC paC|patelike patrik|patelisi patrice|paterkul paterculus|patesen paterson|patris patrice
pauel powel|pauer power|pauers powers|paulin paulinus|pavel paulus|pavlikovski pawlikowski|pavloviC pawlowiC|pavlovski pawlowski|paweier pavel|paxia paSa|paye payet|payk pike
payl pyle|payn pine|peXlevi pahlavi|peduZei peducaeus|pei paige|peideluo pedro|peien payne|peier per|peigen bacon|peileila pereira|peileisi perez|peili peri|peiqi page|peitela petra
pejet paget|pelete peletier|penrouz penrose|per piere pier|perS perCe|perZel perCel|perdyu perdue|pere perier|periSiC perisic|perlo pierlot|pero perault perolt perot|pet paetus
petZold peZold|peti petit|petin paetinus|petsi paZi|peySotu peixoto|peyli palei|peyn payne paine|peyt pate|pi pius|piC peaC|piblz pibles|pik peake|pikar picard|piklz pikles
pikok peacok|pil peale|pin ping|pingtuo pinto|piplz piples|pirs pearse|pit pete piet|piz pease|pizon piso|plamer plumer|planket plunket|plavti plautius|plesi plesis|po poe
poZei pociej|pol paul|pole polet|polen paulin|polet paulete|poli pauli|polin pauline|pompei pompeius|pompeyan pompeianus|pomponi pomponius|ponse poncet|ponti pontius|popili popilius
porZi porcius|postumi postumius|pote potier|potit potitus|potoZkaya potoka|potoZki potoki|poul pul|poup pope|pouzi posei|poxi perci|pradXan praDan|prats praZ|prays price pryce
pretextat praetextatus|prevo prevost|prim primus|prinZ prince|pristli priestlei|pritCard priCard|pritCet priCet|prob probus|prokul proculus|prouz prowse|provo provost|pru prulx
puXol pujol|publi publius|publili publilius|pulXr pulCer|pulaisi price|pulate plat|pule pulet|puleisidun preston|puleze pugliese|pulinsi prince|pulvil pulvilus|pyolZig poelzig
pyorsel purcel|pyotr petr|pyu puG|qiandela Candra|qiangni johni|qiao joe|qiaoJi george georges|qiaoana joana|qiaodan jordan|qiaoer joel|qiaoi joei joi|qiaonasen jonaTan|qiaonasi jonas
qiaoyisi joyce|qiesalei cesare|qiesite Cester|qiong joan|qiongsi jones|qlj~ kili|qstntyn~ constantine|qw~ kwok|rDrfwrd~ ruTerford|rSyda~ raCida|rSyd~ raCid|raCiC racic|raSyl~ raCael
radi rudi|radwfytS~ radovic|radwlwfytS~ radulovic|rafin rufin|ragim rehim|raidzo raizo|rakoZi rakoCi|rang jean|ras rus|rasel rusel|rasti rusti|rater ruter|rauX rauC|raus ruse
rayX reiC|rayXe reiCe|rayXel reiCel|raykwfytS~ rajkovic|rayli rilei|rays rice|rays~ rice|rayt wriGt|rayt~ wriGt|rayzer reiser|rda~ riza|reJin regine|reJyo rezso|rebil rebilus
redgreyv redgrave|redklif radclife|regul regulus|rei rae wrai raye|reidzi reiji|reidziro reijiro|reidzo reizo|rejep recep|reklyu reclus|reluomu jerome|remsi ramsei|renSou renSaw
renar renard|rene renier regnier|reno renault regnault|reyCel raCael|reyb rabe|reygan reagan|reyiti reiCi|reyitiro reiCiro|reynXart reinhardt|reyni rainei|ri rea|riCi rici
riXard rihards|riXtgofen riCTofen|rid read|riderX rhyderC|rigo rigaud|rijli ridgeli|rijuei ridgwai|rikar ricard|rindzo rinzo|ris rice ries|ritZ riZ|riti riCi|ritiro riCiro
river riviere|rivz rives|riz rise|roJa rozsa|roS roCe|roSel roCele|roSfor roCefort|roXas rojas|roXo rojo|roberts roberZ|robertson roberZon|rodrig rodrigue|rogan rohan|rojer rodger
rojers rodgers|rokar rocard|roland rolands|romanoli romagnoli|romen romain|romul romulus|rosZi roscius|rosio rocio|rosko roscoe|rou roe|rouC roaC|rouds rhoades|rouli rowlei
roulinz rawlins|rouson rawson|rouz rose|rovSan rovsen|royter reuter|rozali rosalie|rozi rosie|ru rux|ruJiCka ruzika|ruJiZki rozyki|ruf rufus|rufi rufius|rufin rufinus|ruian ryan
ruiqi riki|ruiqiu raCael|ruisi rhys|rulei jules|ruoang joao|ruse ruset|rustik rusticus|rutil rutilus|rutili rutilius|ruzon ruso|rwSa~ roCa|rwS~ roCe|rwXas~ rojas|rwbrtswn~ roberZon
rwbrts~ roberZ|rwjrz~ rogers|rwlan~ roland|rwtS~ roaC|rwys~ royce|rwzflt~ rusevelt|rwz~ rose|ryXtr~ riCter|ryfa~ riva|ryfrz~ rivers|ryfyr~ riviere|ryf~ rive|ryh~ rei rie|ryks~ rex
rymwn~ raymond|rynw~ renaud|ryoder roeder|ryodzi ryoji|ryodzo ryozo|ryoiti ryoiCi|ryoitiro ryoiCiro|ryokiti ryokiCi|rytSardswn~ riCardson|rytSardz~ riCards|rytSi~ riCie riCei
rytSmwnd~ riCmond|rytS~ riC|ryu rue|ryudzaburo ryuzaburo|ryudzi ryuji|ryudzo ryuzo|ryuiti ryuiCi|ryuitiro ryuiCiro|ryukiti ryukiCi|ryusyo ryuSo|rywytSi~ ryuiCi|ryzard~ rySard
ryzr~ reiser|sXefer Sefer|saDrland~ suTerland|sabadoS Sabados|sabate sabatier|sabin sabinus|sabinian sabinianus|sabolC Sabolcs|sadadzi sadaji|sadaiti sadaiCi|sadakadzu sadakazu
sadqi~ sadeGi|sadq~ sadeG|sadzi saji|saerwaduo salvador|safaj~ savage|safwfytS~ savovic|saibasidian sebastian|saidelike cedric|saidzyo saijo|saimuer samuel|saiondzi saionji
saisaer cesar|saisi seT|saisyo saiSo|sakadzaki sakazaki|sakaguti sakaguCi|sakajwtSi~ sakaguCi|sakerdot sacerdos|saki sacCi|sakiti sakiCi|sakstwn~ saxton|sakswnya~ saxoni|sakudziro sakujiro
sakuradzava sakurazawa|sali suli|salomeya salome|salvidien salvidienus|salyusti salustius|samanSa samanTa|samarjiC samardzic|samedzima samejima|samer sumer|samers sumers|sampei sanpei
sanXurXo sanjurjo|sandei sundai|sanderlend sunderland|sandzi sanji|sandzo sanzo|sandzyo sanjo|sangdesi sanders|sangdi sandi|sangpusen sampson|sangqiesi sanCez|sankiti sankiCi
sanser sancere|sapega sapieha|sarsa zarza|sater suter|sati saCi|satiXiko saCihiko|satie saCie|satika saCika|satio saCio|satiyo saCiyo|satklif sutclife|saton suton|saturnin saturninus
sauzern suTern|savaguti sawaguCi|savar savard|saviZki sawiki|sax saCs saks|sayrus cyrus|sayx sykes|sazerlend suTerland|sbarks~ sparx|sbns~ spence|sbynks~ spinx|sbyrz~ spears
se xie|seZudzi seZuji|sebastyan sebastiao|sedi sadie|sedzima sejima|segen seguin|seguti seguCi|sei sage|seidzi seiji|seidziro seijiro|seidzyu seiju|seidzyun seijun|seikiti seikiCi
sejvik sedgwik|sekei Sekeli|sekereS Sekeres|sekiguti sekiguCi|sekund secundus|selin celine|semproni sempronius|semyonoviC semjonovic|sen saint|sendzaki senzaki|sendzi senji
sendzyu senju|sene seigner|seneZion senecio|seniti seniCi|senkiti senkiCi|sent sainte|senya segna|septimi septimius|ser seres|serJ serge|seran seranus|seren serenus|sereso cerezo
sergei sergej sergejs|sergev sergeyev|sergeviC sergejewiC|seridzava serizawa|sero cero|servi servius|servili servilius|sesil cecil cecile|sesili cecili|sesilio cecilio|setoguti setoguCi
sevaj savage|sever severus|severin severinus|sext sextus|sexti sextius|seyiti seiCi|seyitiro seiCiro|seyl sale|seyls sales|sfyn~ sven|sfytkwfytS~ cvetkovic|siXo Siho|siXoko Sihoko
siara ciara|sibadzaki Sibazaki|sibasi SibaSi|sibinsai spencer|sidier stile|sidifensen stefenson|sidzu Sizu|sidzue Sizue|sidzuka Sizuka|sidzuko Sizuko|sidzuku Sizuku|sidzuo Sizuo
sidzyo Sijo|sie Sie|sifuerJa sforza|sigeXo Sigeho|sigedzi Sigeji|sigedzo Sigezo|sigeiti SigeiCi|sigekadzu Sigekazu|sigetosi SigetoSi|sigeyosi SigeyoSi|sikete scot|sil seal seale
siladi Silagi|silan silanus|sile silje|sili seali silius|silvan silvanus|silven sylvain|silvi silvius|silviya Silvia|simaX symaCus|simadzaki Simazaki|simadzu Simazu|simauti SimauCi
simba Sinba|simbo Sinbo|simidzu Simizu|simodzi Simoji|simodzima Simojima|simodzyo Simojo|simone simonet|simpei Sinpei|simpo Sinpo|simus seamus|sin Sin|sindzaburo Sinzaburo
sindzato Sinzato|sindzi Sinji|sindziro Sinjiro|sindzo Sinzo|sindzyo Sinjo|siniti SiniCi|sinitiro SiniCiro|sinkiti SinkiCi|sinkler sinclair|sinodzaki Sinozaki|sinodzuka Sinozuka
sinsyo SinSo|sintiya cynTia|sinuo snow|sio Sio|siodzava Siozawa|siodziri Siojiri|siraisi SiraiSi|sirs sears|sise cise|sisikura SiSikura|sitaer star|sitanisilafu stanislav|sitanisiwafu stanislaw
sitanli stanlei|sitelin sterling|sitiro SiCiro|situokesi stokes|siver seaver|sivertsen siverZen|siwen sven|skai skye ski|skali sculi|skarboro scarboruG|skarf scarfe|skofild Sofield
skriboni scribonius|skyafino Siafino|skyavone Siavone|sleyd slade|sljwq~ selcuk|sloun sloan sloane|slwtr~ slauGter|smayli smilei|smilyaniC smiljanic|smits smiZ|smyts~ smiZ
snfrq~ Cuk|sobeskaya sobieska|sodzi soji|sodziro sojiro|sodzo sozo|soedzima soejima|soiti soiCi|soitiro soiCiro|sol saul|solanJ solange|solne saulnier|soltZmen salZman|sosi sosius
soul sul|soums soames|soun sun|souza susa|spayk spike|spens spence|spileyn spilane|spirs spears|spitZer spiZer|spreg sprague|srjan srdan|stanislav stanislaus|stankwfytS~ stankovic
stanoeviC stanojevic|statili statilius|staylz styles stiles|stayn stine|stenXoup stanhope|steysi staci stacei|stiven stefen|stivi stevie|stoun stone|stouni stonei|stoux stokes
stoyanoviC stojanovic|strabon strabo|strat strut|streynj strange|strukt structus|strwf~ struve|styfanwfytS~ stevanovic|styfi~ stevie|styfnz~ stevens|styfn~ steven|styf~ steve
su sue|suSa suza|sudXir suDir|sudzaki suzaki|sudzue suzue|sudzui suzui|sudzuka suzuka|sudzukadze suzukaze|sudzuki suzuki|sudzumiya suzumiya|sudzumura suzumura|sudzuna suzuna
sudzune suzune|sueyn swain|sufei sofie|sugiuti sugiuCi|suidzu suizu|suini swinei|sukXvinder suXwinder|sulpiZi sulpicius|sun song|sunoti sunuCi|suoen Torne|suoluomen solomon
suopu Torpe|suotuo soto|svon swan|swbwtytS~ subotic|syan xiang xian|syao xiao|syaopen xiaopeng|sydryk~ cedric|sykyjwtSi~ sekiguCi|sylfr~ silver|sylfyw~ silvio silviu|syoXei Sohei
syoda Soda|syodzaburo Sozaburo|syodzi Soji|syodziro Sojiro|syodzo Sozo|syoei Soei|syoen Soen|syogo Sogo|syoiti SoiCi|syoitiro SoiCiro|syoken Soken|syoko Soko|syoma Soma|syono Sono
syosei Sosei|syosi SoSi|syosuke Sosuke|syota Sota|syotaro Sotaro|syoya Soya|syrfi~ cervi|sysyh~ cise|sysylya~ cecilia|sysyl~ cecile|sys~ cis|syu sue|syuC Sucs|syuXei Suhei
syuan xuan|syudzi Suji|syudziro Sujiro|syudzo Suzo|syue xue|syugo Sugo|syui hsu|syuiti SuiCi|syuitiro SuiCiro|syuko Suko|syuku Suku|syun Sun xun xiong|syundzi Sunji|syundziro Sunjiro
syundzo Sunzo|syungo Sungo|syuniti SuniCi|syunitiro SuniCiro|syunkiti SunkiCi|syunta Sunta|syunya Sunya|syuri Suri|syusaku Susaku|syusuke Susuke|syuta Suta|syutaro Sutaro|syuto Suto
syuya Suya|syuzan suzane|syuzana susanah|syuzen susan|syuzi susie|syzar~ cesar|tSabln~ Caplin|tSad~ Cad|tSafys~ Caves|tSalmrz~ Calmers|tSambrlyn~ Camberlain|tSambrz~ Cambers
tSamwrw~ Camoro|tSanG~ Ceung Cang Jang|tSarli~ Carlie Carlei|tSarltwn~ Carlton|tSarlz~ Carles|tSaw~ Jao Cao|tSayldz~ Cilds|tSayld~ Cild|tSnG~ Jeng|tSn~ Can Cen|tSwbra~ Copra
tSwi~ Coi|tSwnG~ Cung|tSw~ Cow Cau|tSylsi~ Celsea|tSyni~ Cenei|tSystr~ Cester|tSys~ Case|tSyt~ Cet|tSyw~ Ciu|tSyzari~ cesare|tXakur Takur|tXan Tanh|taZudzi taZuji|taZudzo taZuzo
tadytS~ tadic|tadzaki tazaki|tadzava tazawa|tadzuko tazuko|taguti taguCi|tai tiGe|taidi tedi|taidzi taiji|taidziro taijiro|taidzo taizo|tailei taylor tyler|taiti taiCi|taitiro taiCiro
tak tuk|takaC takacs|takaZudzi takaZuji|takadzava takazawa|takadzi takaji|takadzyo takajo|takaguti takaguCi|takakadzu takakazu|takamidzava takamizawa|takamiti takamiCi|takati takaCi
take tuker|takedzava takezawa|takedzi takeji|takedziro takejiro|takedzo takezo|takekadzu takekazu|takenoti takenuCi|taker tuker|taketi takeCi|takidzava takizawa|takiguti takiguCi
takiti takiCi|takudzi takuji|takuiti takuiCi|tala tara|tali tuli|taloni taglioni|talyavini tagliavini|tamala tamara|tamba tanba|tamidzi tamiji|tan tang|tandzi tanji|tang don
tangmi tomi|tangmu Tom|tangmusen Tomson|tangnade donald|tangnali doneli|tangnasen donaldson|tangpusen Tompson|tanidzaki tanizaki|taniguti taniguCi|taniuti taniuCi|tanyjwtSi~ taniguCi
taper tuper|tardyo tardieu|tatSybana~ taCibana|tati taCi|tatiXara taCihara|tatibana taCibana|tatibanaya taCibanaya|tatikava taCikawa|tatl tutle|tatswrw~ taZuro|tatswya~ taZuya
taun towne|tauns townes|taverne tavernier|tavr taurus|taynen tynan|teXada tejada|teXedor tejedor|teXera tejera|teZudzi teZuji|tedzima tejima|tedzuka tezuka|teidzi teiji|teidziro teijiro
teidzo teizo|telaweisi travis|telei trei|teleiSa teresa|teleifu trevor|teleixi traci|teli teri|telisitan tristan|tema tenma|tena turner|tensi tansei|teo tehau|teodor teodors
teradzima terajima|terati teraCi|terauti terauCi|tere terje|terenZi terentius|terens terence|tereziya Teresia|teri Tieri|ternbul turnbul|terner turner|terudzi teruji|terukadzu terukazu
tetCer TaCer|tetenJe taitinger|teySeyra teixeira|teyiti teiCi|teysen Tijsen|teyt tate|tiXana Cihana|tiXara Cihara|tiXaru Ciharu|tiXaya Cihaya|tiXiro Cihiro|tiXo Ciho|tiXoko Cihoko
tiZi titius|tiaki Ciaki|tibana Cibana|tiberi tiberius|tibo Tibault Tibaut|tida Cida|tidzu Cizu|tidzuko Cizuko|tidzuru Cizuru|tiemi Ciemi|tieri Cieri|tigira Cigira|tigusa Cigusa
tika Cika|tikada Cikada|tikako Cikako|tikamaZu CikamaZu|tikao Cikao|tikasi CikaSi|tikuma Cikuma|til Tiel teal|tile Tiele|time Tieme|timofeviC timofejevic|tin ting|tina Cina
tinami Cinami|tinei tineius|tinen Cinen|tino Cino|tiri Ciri|tirni tiernei|tisaki Cisaki|tisako Cisako|tise Cise tisier|tiso tisot|tit titus|titose Citose|tiyako Ciyako|tiyo Ciyo
tiyodzi Ciyoji|tiyomi Ciyomi|toSiC tosic|todzava tozawa|todzi toji|todziro tojiro|todzuka tozuka|todzyo tojo|toguti toguCi|toiti toiCi|tokiti tokiCi|tokudziro tokujiro|tokudzo tokuzo
tolmaj talmadge|tomabeti tomabeCi|tomidzava tomizawa|tomidzi tomiji|tomidzuka tomizuka|tomodzi tomoji|tomodziro tomojiro|tomoitiro tomoiCiro|tomomiti tomomiCi|tomotika tomoCika
toni tawni|tonyaZi tognazi|toradziro torajiro|toradzo torazo|torens torence|toriXos torijos|torkvat torkatus|torn Torne|torndayk Torndike|torp Torpe|tosidzi toSiji|tosidzo toSizo
tosikadzu toSikazu|tosimiti toSimiCi|totiXara toCihara|toyodzi toyoji|toyoiti toyoiCi|toyokadzu toyokazu|toyokiti toyokiCi|tramble tremblai|tramp trump|treXo trejo|trentinyan trintignant
treysi traci tracei|trikost tricostus|troton truGton|truXilo trujilo|tsai~ Zai|tsaw~ cao|tsfi~ zvi|tsonga Zonga|tswbasa~ Zubasa|tswda~ Zuda|tswkasa~ Zukasa|tswtswa~ ZuZui|tswtwmw~ Zutomu
tswywSi~ ZuyoSi|tuCi tuci|tuar Tuars|tuli tulius|tun tong|tuobiyasi tobias|tuode tod|tuoleisi tores|tuomasi Tomas tomas|tuomasuo tomaso|turZi turcius|turne turnier|tusen tusaint
tusk tuscus|tvardovski twardowski|twSya~ ZuCiya|twSytS~ tosic|twdwrwfytS~ todorovic|twmswn~ Tompson|twmytS~ tomic|twsan~ tusaint|tya~ atieh|tyodzaburo Cozaburo|tyodzi Coji
tyonan Conan|tyosei Cosei|tyotaro Cotaro|tyryza~ Teresa|tytswrw~ teZuro|tytswya~ teZuya|tyubati CubaCi|tyudzi Cuji|tyudziro Cujiro|tyudzyo Cujo|tyuiti CuiCi|tyuma Cuma|tyuya Cuya
uayat wyat|uayld wild|uaylder wilder|uaylding wilding|uayli wilei|uaymen wyman|uayt white whyte wiGt|uaytXaus whitehuse|uaytXed whitehead|uaytXorn whitehorn|uayting whiting
uaytman wiGtman|uaytsayd whiteside|uayz wise|uayzman wiseman weisman|ubulaien obrien|ud hude|udzava uzawa|udzi uji|udzita ujita|udzuki uzuki|uelS welC|uels weles|uer ware|uestli westlei
ueyd wade|ueykman wakeman|ueylen whalen|ueylend wayland|ueyn wayne|ueynrayt wainwriGt|ueyski ujejski|ueyt waite|ugadzin ugajin|uget huguet|uidon whedon|uili wilei|uilki wilkie
uilx wilkes|uindem wynDam|uipl whiple|uitl whitle|uitli whitlei|uitmor whitmore|uitni whitnei|uiton wheaton|uiver weaver|ul uhl|umedzu umezu|uneisite ernest|uodel wadel|uodzumi uozumi
uol wal|uolS walS|uolberg wahlberg|uold wald|uolden walden|uoldo waldo|uoler waler|uoles walace|uoli wali|uolis walis|uolker walker|uolkot walcot|uolsingem walsinGam|uolt walt
uolter walter|uoren waren|uorner warner|uorsli worslei|uort worT|uorton wharton|uot wat|uoters waters|uots watZ|uraguti uraguCi|utibori uCibori|utida uCida|utikava uCikawa
utikosi uCikoSi|utino uCino|utiyama uCiyama|uytiro uiCiro|vaS vaz|vaXab wahab|vaXei wahei|vaXid wahid|vaXtmeyster waCtmeister|vada wada|vadzima wajima|vagif vaqif|vago wago
vaiti waiCi|vaitiro waiCiro|vaka waka|vakaXara wakahara|vakai wakai|vakao wakao|vake wake|vaki waki|vako wako|vakui wakui|val wahl|valeXo valejo|valent valens|valentayn valentine
valentin valentinus|valpoul walpole|valua valois|van wang vahan|vanXu wanGu|vane vanier|vangenXaym wangenheim|var varus|varo waro|varon varo|vasidzu waSizu|vasileviC vasiljevic wasiljewiC
vasilevski wasilewski|vasio waSio|vaskes vazkez|vaut wut|vauter wuter|vavrinka wawrinka|vayZzeker weizsaker|vaydt weidt|vaygl weigl|vayl weil|vayli wylie|vays weis|vazopiseZ painter
veki vecCi|vekoslav vjekoslav|velZ welz|ven wen|venZzyun wenjun|venanZi venantius|vens vance|venulei venuleius|venyavski wieniawski|ver verus|verde verdier|verne vernier|veslav wieslaw
vestvud westwud|vet vetus|vetCaCiva vejajiva|veti vetius|veyl vale|veytC veiC|viSneveZki wisniowieki|vibi vibius|vibulan vibulanus|vielgorski wielhorski|vil wiel|vilan whelan
vilgelm wilhelm vilhelm vilhelms|vilgelmina wilhelmine wilhelmina|vili wili|vilnyov vileneuve|vim wim|vin wyn wyne win|vinZenZ vincenc|vinZenti wincenti|vini winie|viniZi vinicius
vins vince|virJini virginie|viri virius|visoZki wysoki|vitali vitalijs|vite wite|viteli vitelius|vitkovski witkowski|vituort whitworT|vitviZki witwiki|vizer wieser|vladimir volodymyr vladimirs
vladimiroviC wladimirowiC vladimiroviZj|vladislav wladyslaw|vlodzimeJ wlodzimierz|vo wauG|voldemar voldemars|voluzi volusius|voluzian volusianus|von vauGn|vopisk vopiscus|voyZeX wojcieC
voyZeXovski wojcieCowski|voyteX vojteC|vranCiC vrancic|vrublevski wroblewski|vuCiC vucic|vuCkoviC vukovic|vuazen voisin|vudberi wudburi|vudli wudlei|vudvord wudward|vukCeviC vukcevic
vulf wolfe|vulson vulso|vunderliX wunderliC|vuyZik wojcik|vuyoviC vujovic|vyaynyo vaino|vyust wust|wTar~ loTar|wacilafu vaclav|waerte walTer|waleila varela|walieli valeri|walunding valentin
wanGSwk~ wangCuk|wasi vaz|wate wat|waxili vasili|wayz~ wise|weibo weber web|weide wade|weiduoliya victoria|weien wayne|weier wil|weierna werner|weijia vega|weijiniya virginia
weikeduo victor|weiketuo viktor victor|weila vera|weilade wilard|weilian wiliam wilem|weiliansen wiliamson|weiliansi wiliams|weilisi wilis|weisi wes|weisikongdi visconti|weisili weslei
weisite west|weiweian vivian|weiyaqiesilafu vyaCeslav|wensenzuo vincenzo|wensi vince|wensidun winston|wente winter|whyd~ vahid|wkr~ walker|wode ward|woen vauGan|woer wal|woerSen walS
woerfu wolf|woerte walter|wogir vogel|woke walker|wolun waren|wosen waZon|woyiqiehe wojcieC|wude wud|wudewode wudward|wuerlixi ulriC|wuzi wuds|wyDrsbwn~ wiTerspun|wyfr~ weaver
wylS~ welC|wylwbi~ wiluGbi|wylyam~ guilaume|xave xavier|xialuote Carlote|xiao Saw|xiaoduo Teodor|xiaoen sean Saun Sawn Sane|xideni sidnei|xier hil|xierdun hilton|xierwa silva
xierwan sylvain|xigemengde sigmund|xijinsi higins|xilier cyril|ximeng simon|ximengni simone|ximengsi simons|ximo seymur|xin sin|xinge sinG singer|xinpusen simpson|xirgai sergei
xisai cise|xise heaTer|xisi heaT|xiu huG|xiubote hubert|xiusi huGes|xiuyite hewit|xuelai Selei|xueli Sirlei|yaZek jacek|yablonovski jablonowski|yabolahan abraham|yabuti yabuCi
yadang adam|yadangsi adams|yadviga jadwiga|yadzaki yazaki|yagebu jakob|yagebusen jacobson|yagebusi jacobs|yagelonka jagielon|yagov jagow|yaguti yaguCi|yahemosi ahmose|yaiti yaiCi
yak jak|yake jackes|yako jako|yakov jakow|yakovleviC jakowlewiC jakovljevic|yakubovski jakubowski|yakusidzi yakuSiji|yaliSanda alexander alexandre alexandr alexandar|yaliSandelu alexandru
yalihangdeluo alejandro|yalikesi alex|yalikexisi alexis|yamaGwtSi~ yamaguCi|yamadzaki yamazaki|yamadzi yamaji|yamanoti yamanuCi|yan jan yang jahn|yana jana|yane jane|yang jan yung
yangblad yungblud|yani jani|yaniC janic|yanis gianis|yankoviC jankovic|yankovski jankowski|yankwfytS~ jankovic|yanoS janos|yanoviC janowiC|yansi jens|yanswn~ jansens|yan~ jan
yap jap|yarboro yarboruG|yari jari|yaroSeviC jaroSewiC|yaroslav jaroslaw|yasin yacine|yasudzi yasuji|yasudzo yasuzo|yasukadzu yasukazu|yasumiti yasumiCi|yasutika yasuCika|yati yaCi
yatiyo yaCiyo|yavorski jaworski|yefugeni evgeni yevgeni|yeger jaeger|yejer yeager|yele jele|yelimi jeremiah|yepe jepe|yeri jerzi|yerun jeroen|yets yates|yfGyni~ evgeni yevgeni
yfbfr~ lefebvre|yhwDa~ judah|yiSabeila isabela|yiben ibn|yibolaxin ibrahim|yien ian|yifu yves eve|yifulin evelyn|yigen egan|yigenaxiao ignacio|yigir igor|yiliSabai elizabeT elisabeT
yilina irina|yindrJiX jindriC|yiselie israel|yiwa eva|yiwan ivan|yiwanuofu ivanov|yiwo ivo|yndkfyst~ lindqvist|yoJe joze|yoJef jozsef|yoXan johan|yoXanes johanes|yoXanesen johanesen
yoXanson johanson|yoXen joCen|yob job|yodzaburo yozaburo|yodzi yoji|yodziro yojiro|yodzo yozo|yoiti yoiCi|yoitiro yoiCiro|yokiC jokic|yokiti yokiCi|yokodzava yokozawa|yokomiti yokomiCi
yokoti yokuCi|yona jona|yonedzava yonezawa|yonedzo yonezo|yoninas jonynas|yop jup|yorgos giorgos|yos jos|yosiXo yoSiho|yosidzaki yoSizaki|yosidzava yoSizawa|yosidzi yoSiji
yosidzo yoSizo|yosidzumi yoSizumi|yosikadzu yoSikazu|yosimiti yoSimiCi|yosipoviC josipovic|yosisige yoSiSige|yositi yoSiCi|yositosi yoSitoSi|yosta gosta|youko juko|youn jon
yovanoviC jovanovic|yozef josef|yuXan juhan|yuXas juhaS|yuber hubert|yudzaburo yuzaburo|yudzava yuzawa|yudzi yuji|yudzin yujin|yudziro yujiro|yudzo yuzo|yudzu yuzu|yudzuXa yuzuha
yudzuka yuzuka|yudzuki yuzuki|yudzuru yuzuru|yue huet|yueSuya joSua|yuehan john johan|yuehaneisi johanes|yuehansidun johnston|yuehanxun johnson|yuesefu josef|yug hugues|yuguo hugo
yuing ewing|yuiti yuiCi|yuitiro yuiCiro|yujin eugene eugen|yuka juka|yukiti yukiCi|yul iulus juel|yulian julianus|yuliya julia|yun yong|yuni junius iunius|yunis eunice|yurai juraj
yure jure|yureviC jurjewiC|yuri juri|yuriC juric|yuriZa jurica|yurki jyrki|yustas eustace|yuta juta|yuyZzyulyui yujiulu|yuzefoviC jozefowiC|ywSyama~ uCiyama|ywXn~ joCen|ywb~ jup
ywfanwfytS~ jovanovic|ywhan~ johan|ywhas~ juhaS|ywnG~ jung|ywn~ jon|ywrGn~ jurgen jorgen|ywrG~ jorg|ywri~ jure|ywrynti~ lorente|ywytSi~ yuiCi yoiCi|ywzfa~ josefa|yzyk~ leSek
zaXer saCer|zak zaC|zak~ zaC|zamengof zamenhof|zayZ seiZ|zaydel seidel|zaydl seidl|zeweier xavier|zeyn zane|ziber sieber|zibold siebold|zidov sydow|zigfrid siegfried|ziglinda sieglinde
ziong duong|zivers sievers|zon sohn|zulZer sulzer|zuliya junior|zuoi zoe|zuolan zoran|zwfkw~ zovko|zwlt~ zsolt|zyf~ ziv|zyza~ aziza|zyz~ aziz`;
