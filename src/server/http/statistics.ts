import * as contract from "../../contract/statistics.ts";
import { readArticle18, readStatistics } from "../../service/statistics.ts";
import type { Host } from "./serve.ts";

/** What is exchanged with each peer, and the yearly figures. */
export function statisticsRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readStatistics, ({ acting, query, now }) => readStatistics(node, acting, query, now));
  host.serve(contract.readArticle18, ({ acting, query, now }) => readArticle18(node, acting, query, now));
}
