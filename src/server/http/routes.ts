import { capacityRoutes } from "./capacity.ts";
import { decisionRoutes } from "./decisions.ts";
import { deskRoutes } from "./desk.ts";
import { inquiryRoutes } from "./inquiry.ts";
import { intakeRoutes } from "./intake.ts";
import { itemRoutes } from "./items.ts";
import { matchRoutes } from "./matches.ts";
import { messageRoutes } from "./messages.ts";
import { nodeRoutes } from "./node.ts";
import { personRoutes } from "./persons.ts";
import { erasureRoutes } from "./erasure.ts";
import { preservationRoutes } from "./preservation.ts";
import { sessionRoutes } from "./session.ts";
import { shiftRoutes } from "./shifts.ts";
import { staffRoutes } from "./staff.ts";
import { statisticsRoutes } from "./statistics.ts";
import { watchFileRoutes } from "./watch-files.ts";
import type { Host } from "./serve.ts";

/** Every route of `/v1`, noun by noun. */
export function addRoutes(host: Host): void {
  nodeRoutes(host);
  sessionRoutes(host);
  deskRoutes(host);
  messageRoutes(host);
  itemRoutes(host);
  matchRoutes(host);
  personRoutes(host);
  inquiryRoutes(host);
  decisionRoutes(host);
  watchFileRoutes(host);
  intakeRoutes(host);
  shiftRoutes(host);
  staffRoutes(host);
  statisticsRoutes(host);
  capacityRoutes(host);
  preservationRoutes(host);
  erasureRoutes(host);
}
