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
georgy georgi george georgios giorgi jorge georg yuri yury yurii yuriy iurii heorhii heorhiy jiri jerzy jurij
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
