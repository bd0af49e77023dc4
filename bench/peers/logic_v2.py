"""
nomenklatura's logic-v2. It compares pairs and has no index, and all pairs of a list of 100,000 take half a minute, so it
is given candidates generously: the best by two of RapidFuzz's measures, and everybody of the same birth date. It reads
names in their own script, birth dates and nationalities itself.
"""
from collections import defaultdict
from importlib.metadata import version

from followthemoney.proxy import EntityProxy
from nomenklatura.matching import get_algorithm
from normality import ascii_text
from rapidfuzz import fuzz, process

from lines import best_persons, serve

CANDIDATES = 60
algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def entity(key, names, births, nations):
    properties = {"name": names, "birthDate": births, "nationality": [nation.lower() for nation in nations]}
    return EntityProxy.from_dict({"id": key, "schema": "Person", "properties": properties})


def plain(name):
    return (ascii_text(name) or name).lower()


class Peer:
    def __init__(self, persons):
        self.persons = persons
        self.owners = [at for at, person in enumerate(persons) for _ in person["names"]]
        self.names = [plain(name) for person in persons for name in person["names"]]
        self.born = defaultdict(list)
        self.asked = 0
        for at, person in enumerate(persons):
            for date in person.get("birthDates", []):
                if len(date) == 10:
                    self.born[date].append(at)
        self.stats = {"version": f"nomenklatura {version('nomenklatura')}, rigour {version('rigour')}"}

    def search(self, query, limit):
        name = plain(query["name"])
        date = query.get("birthDate")
        candidates = set(self.born.get(date, []))
        for scorer in (fuzz.token_set_ratio, fuzz.token_sort_ratio):
            candidates.update(self.owners[at] for _, _, at in process.extract(name, self.names, scorer=scorer, limit=CANDIDATES))
        nation = query.get("nationality")
        # logic-v2 keeps what it has read of an entity under its identifier: each query needs its own.
        self.asked += 1
        asked = entity(f"query-{self.asked}", [query["name"]], [date] if date else [], [nation] if nation else [])
        scored = []
        for at in candidates:
            person = self.persons[at]
            listed = entity(person["id"], person["names"], person.get("birthDates", []), person.get("nationality", []))
            scored.append((person["id"], algorithm.compare(asked, listed, config).score))
        return best_persons(scored, limit)


serve(Peer)
