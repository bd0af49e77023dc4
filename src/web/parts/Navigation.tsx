import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useDeskCounts, usePermission, useSession } from "../api/queries.ts";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import styles from "./Navigation.module.css";

interface Place {
  readonly href: string;
  readonly name: string;
  readonly icon: IconName;
  /** The action without which the page has nothing to show. */
  readonly action: string;
  /** Pressed after `g`, it goes there. */
  readonly letter: string;
  /** Made for those who see a reduced view. */
  readonly reduced?: boolean;
}

const { pages, sections } = words.shell;

/** Every page that stands in the navigation, in its groups. */
export const PLACES: readonly { readonly title: string; readonly places: readonly Place[] }[] = [
  {
    title: sections.work,
    places: [
      { href: "/", name: pages.desk, icon: "desk", action: "readDesk", letter: "d" },
      { href: "/matches", name: pages.matches, icon: "match", action: "readPerson", letter: "m" },
      { href: "/signals", name: pages.signals, icon: "bell", action: "readSignals", letter: "s" },
      { href: "/shift", name: pages.shift, icon: "repeat", action: "take", letter: "h" },
    ],
  },
  {
    title: sections.write,
    places: [
      { href: "/compose", name: pages.compose, icon: "pen", action: "draft", letter: "n" },
      { href: "/intake", name: pages.intake, icon: "file", action: "fileReceived", letter: "l" },
      { href: "/record", name: pages.record, icon: "inbox", action: "fileReceived", letter: "r" },
    ],
  },
  {
    title: sections.look,
    places: [
      { href: "/search", name: pages.search, icon: "search", action: "search", letter: "f" },
      { href: "/counter", name: pages.counter, icon: "phone", action: "search", letter: "c", reduced: true },
      { href: "/messages", name: pages.messages, icon: "mail", action: "readThread", letter: "a" },
      { href: "/watch-files", name: pages.watchFiles, icon: "watch", action: "fileWatchFile", letter: "w" },
    ],
  },
  {
    title: sections.house,
    places: [
      { href: "/peers", name: pages.peers, icon: "node", action: "readPeers", letter: "p" },
      { href: "/sharing", name: pages.sharing, icon: "forward", action: "readStatistics", letter: "x" },
      { href: "/capacity", name: pages.capacity, icon: "clock", action: "planCapacity", letter: "e" },
      { href: "/weights", name: pages.weights, icon: "scale", action: "weigh", letter: "g" },
      { href: "/preservation", name: pages.preservation, icon: "archive", action: "readPreservations", letter: "o" },
      { href: "/staff", name: pages.staff, icon: "person", action: "readStaff", letter: "t" },
      { href: "/audit", name: pages.audit, icon: "eye", action: "readAudit", letter: "u" },
    ],
  },
];

/** The way to every page. What is not open to the officer is shown, told so, and leads nowhere. */
export function Navigation(): ReactNode {
  return (
    <nav className={styles["nav"]} aria-label={words.shell.product}>
      {PLACES.map((group) => (
        <div key={group.title} className={styles["group"]}>
          <p className={styles["title"]}>{group.title}</p>
          <ul className={styles["list"]}>
            {group.places.map((place) => (
              <li key={place.href}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }): ReactNode {
  const [path] = useLocation();
  const session = useSession().data;
  const permission = usePermission(place.action);
  const here = place.href === "/" ? path === "/" || path.startsWith("/threads/") : path.startsWith(place.href);
  const inside = (
    <>
      <Icon name={place.icon} />
      <span className={styles["name"]}>{place.name}</span>
    </>
  );
  // A page shows whole rows; who may see headers or a reduced view alone is not served by it.
  if (permission === undefined || permission.only === "headers" || (permission.only === "reduced" && place.reduced !== true)) {
    const roles = session?.officer.roles.map((role) => words.nouns.roles[role]).join(", ") ?? "";
    return (
      <span className={styles["closed"]} aria-disabled="true" title={words.shell.notForRole(roles)}>
        {inside}
        <Icon name="lock" size={12} />
      </span>
    );
  }
  return (
    <Link href={place.href} className={styles["link"] ?? ""} data-here={here} {...(here ? { "aria-current": "page" as const } : {})}>
      {inside}
      {place.href === "/" ? <DeskCount /> : null}
    </Link>
  );
}

/** How much is owed here. */
function DeskCount(): ReactNode {
  const counts = useDeskCounts();
  if (counts === undefined) return null;
  return (
    <span className={styles["count"]} data-late={counts.hereOverdue > 0} title={words.desk.overdueOf(counts.hereOverdue)}>
      {counts.here}
    </span>
  );
}
