// PostgreSQL as people use it for names: pg_trgm with GIN or GiST, or fuzzystrmatch's Double Metaphone as keys.
import pg from "pg";
import { createDatabase, startServer } from "../../test/support/postgres.ts";
import { bestPersons, servePeer, type Peer, type Person } from "./lines.ts";

const kind = process.argv[2] as "gin" | "gist" | "dmetaphone";

/** Names fetched for each person wanted: a person may be found under several. */
const namesPerPerson = 2;

const searches = {
  gin: "select id, similarity(name, $1) as score from names where name % $1 order by score desc limit $2",
  gist: "select id, 1 - (name <-> $1) as score from names order by name <-> $1 limit $2",
  dmetaphone: "select id, similarity(name, $1) as score from names where keys && codes($1) order by score desc limit $2",
} as const;
const indexes = {
  gin: "create index found on names using gin (name gin_trgm_ops)",
  gist: "create index found on names using gist (name gist_trgm_ops)",
  dmetaphone: "create index found on names using gin (keys)",
} as const;

await servePeer(async (persons: readonly Person[]): Promise<Peer> => {
  const server = await startServer();
  const database = await createDatabase(server);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("create extension pg_trgm; create extension fuzzystrmatch; set pg_trgm.similarity_threshold = 0.4; set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set jit = off");
  // Two words at once: one code alone, of Mohammed say, has thousands of names.
  await client.query(`create function codes(name text) returns text[] language sql immutable as $$
    with word as (select distinct dmetaphone(w) as c from regexp_split_to_table(name, '[^a-z]+') w where length(w) > 1 and dmetaphone(w) <> ''),
    pair as (select a.c || '|' || b.c as key from word a, word b where a.c < b.c)
    select coalesce((select array_agg(key) from pair), (select array_agg(c) from word), '{}') $$`);
  await client.query("create unlogged table names (id text, name text, keys text[])");
  const started = performance.now();
  const rows = persons.flatMap((person) => person.names.map((name) => [person.id, name] as const));
  for (let at = 0; at < rows.length; at += 20_000) {
    const part = rows.slice(at, at + 20_000);
    await client.query(`insert into names select id, name, ${kind === "dmetaphone" ? "codes(name)" : "null"} from unnest($1::text[], $2::text[]) as row(id, name)`, [part.map(([id]) => id), part.map(([, name]) => name)]);
  }
  const loaded = performance.now();
  await client.query(indexes[kind]);
  const built = performance.now();
  await client.query("vacuum analyze names");
  const { rows: [facts] } = await client.query<{ version: string; trgm: string; size: string; total: string }>(
    "select current_setting('server_version') as version, (select extversion from pg_extension where extname = 'pg_trgm') as trgm, pg_relation_size('found') as size, pg_total_relation_size('names') as total");
  return {
    stats: {
      version: `PostgreSQL ${facts?.version}, pg_trgm ${facts?.trgm}`, loadMs: Math.round(loaded - started), indexMs: Math.round(built - loaded), indexBytes: Number(facts?.size), bytes: Number(facts?.total),
    },
    async search(name, limit) {
      const found = await client.query<{ id: string; score: number }>({ name: "search", text: searches[kind], values: [name, namesPerPerson * limit] });
      return bestPersons(found.rows, limit);
    },
  };
});
process.exit(0);
