"""Serves a peer written in Python: JSON lines in and out, as lines.ts describes."""
import json
import sys


def serve(build):
    peer = None
    for line in sys.stdin:
        if line.strip() == "":
            continue
        request = json.loads(line)
        if peer is None:
            persons = []
            for file in request["load"]:
                with open(file, encoding="utf-8") as lines:
                    persons.extend(json.loads(one) for one in lines if one.strip())
            peer = build(persons)
            answer = {"ready": True, "records": len(persons), **peer.stats}
        else:
            answer = {"qid": request["qid"], "hits": peer.search(request, request["limit"])}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def best_persons(scored, limit):
    """The first `limit` distinct persons among scored names, best first."""
    best = {}
    for person, score in scored:
        if score > best.get(person, -1):
            best[person] = score
    ordered = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return [{"id": person, "score": score} for person, score in ordered[:limit]]
