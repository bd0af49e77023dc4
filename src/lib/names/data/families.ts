/** Given names and patronymics that are one name in different languages, a family a line. Written by hand. */
export const nameFamilies = `
aleksandr alexander oleksandr aliaksandr aliaksandar aleksander alessandro alejandro alexandre alexandros iskander iskandar sandor
aleksei alexei oleksii oleksiy aliaksei alexey alexis alexius alessio
andrei andrey andrii andriy andrew andreas andre andres andrzej andras andrija antreas
anna hanna ganna ana anne anneta
anatoly anatolii anatol anatoliy
anton antonii antony anthony antonio antoine antonius antal
arsen arseni arseny artsemi
daniel danil danila danylo daniil danilo danyl
denis dzianis denys dionisy dennis
dmitry dmitri dmytro dzmitry dimitri dimitrios dimitar demetrius
egor yegor yahor iegor egori
elena olena alena yelena helena helen helene ilena
evgeny yevgeny yevhen yauhen evgeni eugene eugen evhen jevgeni
fedor fyodor theodor fiodor fedir teodor theodore
filipp philip philippe filip felipe pilip
georgy georgi george jorj jorge georgios giorgi jorge georg yuri yury yurii yuriy iurii heorhii heorhiy jiri jerzy jurij
grigory grigori hryhorii ryhor gregory gregor hrihoriy gregorio
ignat ihnat ignatius ignacio
igor ihor ihar igar
ilya ilia illia illya elias iliya
ivan john jan juan johannes johann jean giovanni joao ioannis yannis giannis hovhannes ioan janos ivane
iosif joseph jose josef yosef yusuf yousef yusif giuseppe iosef jozef youssef
irina iryna irene irena arina
karl charles carlos carlo karol karel carl
katerina ekaterina kateryna katsiaryna katharina catherine yekaterina katarina katherine
konstantin kostiantyn kanstantsin constantin constantine konstantinos
leonid leanid leonidas
liudmila lyudmyla ludmila liudmyla
maksim maxim maksym
mikhail mikhailo mykhailo mikhael michael michel miguel michal mihail mihai mihaly mikael michele mikayel mikhas
natalia nataliia natallia nathalie natalya
nikita mikita mykyta
nikolai nikolay mykola mikalai nicholas nicolas nicolae nikolaos nikola miklos mykolai nicola
oleg oleh aleh
olga olha volha
pavel pavlo paval paul pablo paolo pavlos pawel
petr pyotr petro piotr peter pedro pierre pietro petros petar
roman raman
sergei sergey serhii serhiy siarhei serge sergio sergiy syarhei sarkis
stanislav stanislau stanislaw
stepan stephen stefan stepan steven etienne istvan esteban stefano stephanos styapan
svetlana svitlana sviatlana
tatiana tetiana tatsiana tatyana
timofei tsimafei tymofii timothy timotheus
vadim vadym vadzim
valentin valiantsin valentyn valentine
valery valeri valerii valerio valeriy
vasily vasyl vasil basil vassilios vasilis vasile vasili
viktor viktar victor vittorio
vladimir volodymyr uladzimir wladimir voldemar vladymyr uladzimer
vladislav vladyslav uladzislau
vyacheslav viacheslav viachaslau vjaceslav
yakov yakiv jakub jacob jakob james jacques yaqub yaakov giacomo jaime diego
yana iana jana
yulia yuliia julia iuliia giulia juliia
zhanna jeanne joanna johanna janina
abraham ibrahim avraham ebrahim brahim
moses musa moshe moussa moise
david dawud daoud davit davyd davud
solomon suleiman sulaiman shlomo suleyman
isaac ishaq yitzhak itzhak isaak
zachary zakaria zakariya zacharias
john yahya johanan
mary maria mariam marie miriam maryam myriam maryia mariya
elizabeth elisabeth isabel elisabet yelizaveta lizaveta yelyzaveta isabella erzsebet
louis luis luigi ludwig lajos ludwik ludovic
william wilhelm guillaume guillermo willem vilem guglielmo
henry heinrich henri enrique enrico hendrik henrik henryk
francis francisco francesco franz francois franciszek ferenc frantisek
frederick friedrich frederic federico fryderyk
lawrence lorenzo laurent lorenz laurentius lars
mark marcus marco marcos marek markus marc
martin marcin martino martyn
matthew matteo matthias mateo mateusz matthieu matias mateus mathew
nestor nestar
oscar oskar
raphael rafael raffaele rafal
robert roberto rupert
stephanie estefania stefania
susan susanna suzanne zuzana
thomas tomas tommaso tomasz foma
xavier javier ksawery
chong jong cheong jung
lee yi ri rhee li
park pak bak
choi choe chae
kim gim
roh noh no
yoo yu ryu ryoo lyu
im lim rim yim
`;

/** Latin spellings of one Arabic, Persian or Turkish name, a name a line: Maghreb, Levant, Gulf, Persian, Turkish and South Asian habits. Written by hand. */
export const transliterations = `
mohammed muhammad mohamed mohamad muhammed mohammad mehmet mahomed muhamad mohamud mohammadi muhammet mouhamed mouhammad muhamed
ahmed ahmad ahmet ahmadi akhmed achmad ahmede
hussein husain hossein hussain husayn hosein huseyin houcine hocine hosain hussien hussayn husein khusein
hassan hasan hassen hasen hacene khasan
ali aly alee
omar umar omer oumar
said saeed sayid saed saiid sa'id sayeed seid
saleh salih salah saleh salihi
yusuf youssef yousef yousuf yousif yusif joseph yussuf youcef yosuf yusef
abdullah abdallah abdulla abdellah abdala abdullahi abdollah abdoulaye
ibrahim ebrahim brahim ibraheem ibrahima
ismail ismael esmail ismaeel ismayil smail esmaeil ismaila
khalid khaled chalid halid
khalil khaleel halil khelil
rashid rasheed rachid raschid reshid
jamal gamal djamel djamal cemal jamaal dzhamal
mustafa mostafa moustafa mustapha mostefa moustapha mustaffa
karim kareem kerim
osama usama oussama osamah ousama usamah
othman uthman osman usman ousmane otman outhman
qasim kassem qasem gasim kasim qassim kacem qassem ghasem kasem
tariq tarek tarik tareq tarick
walid waleed oualid velid
yasin yassin yassine yasine yaseen jasin
zayd zaid zeid zaied zayed
nur noor nour nuur
fatima fatma fatimah fatemeh fatimata
aisha aicha ayesha aishah aysha ayse aischa
zaynab zainab zeinab zineb zeynep zeynab
khadija khadijah hatice khadidja kadija
jafar jaafar djaafar cafer jaffar ja'far jafari
hamza hamzah hamsa
haidar haydar heydar hayder haider
hamid hameed hamed hamit
majid majeed madjid macid
rahim raheem rahime
rahman rehman rahmane rahmaan
aziz azeez azize
salim saleem selim salem
nasir nasser naser nassir nacer nasr
mansur mansour mansoor
mahmud mahmoud mehmood mahmood mahmut
masud massoud masood masoud mas'ud
daud dawud daoud dawood davud davood dawoud
sulayman suleiman sulaiman soliman suleyman solaiman slimane soleiman soleyman
ayman aiman aymen
anwar anouar enver anvar
bashir bachir basheer beshir
faisal faysal feisal faycal faical
farid fareed ferid
fawzi fouzi fauzi fevzi
habib habeeb hebib
harun haroun haroon aaron
idris idriss edris driss idrees
imad emad imed
iqbal eqbal ikbal
jalal djalal celal galal
kamal kemal kamel
latif lateef letif
mahdi mehdi mahdy
munir mounir mouneer muneer
murad mourad morad
nabil nabeel nebil
nadir nader nadeer
najib nagib najeeb nejib
rafiq rafik rafeeq refik
ramadan ramazan ramadhan ramzan ramadane
riyad riad riyadh ryad riadh
sabri sabry
samir sameer semir
sharif sherif cherif shareef serif sharief
shukri choukri shoukri sukru
tahir taher taheer
tawfiq taoufik tewfik tawfik toufik taufiq
yahya yahia yehia yehya
yaqub yaqoob yacoub yaaqoub yakub jacob ya'qub yaqoub yakoub
younis yunus younes yunis younus jonas yunes
zakariya zakaria zakariyya zekeriya
ziyad ziad zyad
abbas abbass abas
adil adel adeel
akram ekrem akrem
amin ameen emin
amir ameer emir aamir
ayyub ayoub ayub ayoob eyup
badr bader badar
diya dia zia ziya diaa
fadil fadel fazil fadhil fadl fazel
ghani gani ghany
hadi hady
hakim hakeem hekim
hashim hashem hachem hasim
husni hosni husny housni
isa issa eisa essa aissa
jabir jaber gaber djaber cabir
jawad javad jouad djawad cevad
latifa lateefa
maryam mariam meryem miriam mariyam
qadir kader qader gadir kadir qadeer
qaddafi gaddafi kadhafi gadhafi qadhafi elkaddafi kaddafi
raza reza rida riza ridha
sadiq sadek sadegh sadik siddiq
sattar satar
shams shems
taha tahah
wahid waheed ouahid vahid
zahir zaher zaheer
jihad jehad cihad djihad
`;
