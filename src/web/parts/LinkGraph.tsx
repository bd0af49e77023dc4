import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { PersonView } from "../api/shapes.ts";
import { words } from "../words/words.ts";
import { ringSpots } from "./graph.ts";
import styles from "./LinkGraph.module.css";

/** With more, names would lie on each other: they are in the list beneath, and on each dot for whoever points at it. */
const MOST_NAMED = 24;

/** Strokes, so that kinds are told apart without colour; each stands in the legend with its word. */
const STROKES: Readonly<Record<string, string>> = { kin: "", group: "8 4", "fellow-traveller": "2 4", contact: "12 4 2 4" };

/** Links of one person as a drawing. The list beneath it says the same; nothing is passed on by a line. */
export function LinkGraph({ linked, name }: { readonly linked: PersonView["linked"]; readonly name: string }): ReactNode {
  const [, go] = useLocation();
  const spots = ringSpots(linked.length);
  const reach = spots.reduce((most, one) => Math.max(most, Math.hypot(one.x, one.y)), 90) + (linked.length > MOST_NAMED ? 20 : 46);
  const kinds = [...new Set(linked.map((one) => one.link.link.kind))];
  const text = words.dossier.graph;
  return (
    <figure className={styles["graph"]}>
      <svg viewBox={`${-reach * 1.35} ${-reach} ${reach * 2.7} ${reach * 2}`} role="img" aria-label={text.label(linked.length)}>
        {linked.map((one, index) => (
          <line key={one.link.id} x1={0} y1={0} x2={spots[index]!.x} y2={spots[index]!.y} strokeDasharray={STROKES[one.link.link.kind]} />
        ))}
        {linked.map((one, index) => {
          const { x, y } = spots[index]!;
          return (
            <g key={one.link.id} className={styles["other"]} data-open={one.open > 0} onClick={() => go(`/persons/${encodeURIComponent(one.other)}`)}>
              <title>{`${one.name} · ${words.nouns.linkKinds[one.link.link.kind]} · ${words.dossier.linkOpen(one.open)}`}</title>
              <circle cx={x} cy={y} r={linked.length > MOST_NAMED ? 5 : 8} />
              {linked.length > MOST_NAMED ? null : (
                <text x={x} y={y + (y < 0 ? -14 : 22)} textAnchor="middle">
                  {shortened(one.name)}
                </text>
              )}
            </g>
          );
        })}
        <circle className={styles["middle"]} cx={0} cy={0} r={13} />
        <text className={styles["own"]} x={0} y={30} textAnchor="middle">
          {shortened(name)}
        </text>
      </svg>
      <figcaption className={styles["legend"]}>
        {kinds.map((kind) => (
          <span key={kind}>
            <svg width="34" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="34" y2="4" strokeDasharray={STROKES[kind]} />
            </svg>
            {words.nouns.linkKinds[kind]}
          </span>
        ))}
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" className={styles["opened"]} />
          </svg>
          {text.open}
        </span>
      </figcaption>
    </figure>
  );
}

function shortened(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}
