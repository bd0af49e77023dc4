import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Officer } from "../../domain/roster.ts";
import { heed } from "../api/heed.ts";
import { Loaded } from "../parts/Failure.tsx";
import { useZone } from "../parts/Moment.tsx";
import { OfficerName } from "../parts/Named.tsx";
import { dayText } from "../time/format.ts";
import { useNow } from "../time/now.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { words } from "../words/words.ts";

/** Who works here, and who stands in for whom. */
export function StaffPage(): ReactNode {
  const found = useQuery({ queryKey: ["staff"], queryFn: () => heed.staff() });
  const text = words.staff;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Panel flush>
        <Loaded asked={found}>
          {(staff) => (
            <Table caption={text.caption} columns={[{ name: text.columns.name }, { name: text.columns.post, width: "16rem" }, { name: text.columns.roles, width: "16rem" }, { name: text.columns.deputy, width: "12rem" }, { name: text.columns.now, width: "12rem" }]}>
              {staff.map((one) => (
                <tr key={one.id}>
                  <td>
                    <bdi>{one.name}</bdi> <small>({one.id})</small>
                  </td>
                  <td>{one.post}</td>
                  <td>{one.roles.map((role) => words.nouns.roles[role]).join(", ")}</td>
                  <td>{one.deputy === undefined ? null : <OfficerName id={one.deputy} />}</td>
                  <td>
                    <Presence officer={one} />
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </Loaded>
      </Panel>
    </>
  );
}

function Presence({ officer }: { readonly officer: Officer }): ReactNode {
  const now = new Date(useNow()).toISOString();
  const zone = useZone();
  const text = words.staff;
  if (!officer.active) return text.left;
  const absence = officer.absences.find((one) => one.from <= now && (one.until === undefined || now < one.until));
  if (absence === undefined) return text.present;
  return absence.until === undefined ? text.away : text.absent(dayText(absence.until, zone));
}
