import * as contract from "../../contract/watch-files.ts";
import { reconcileList } from "../../service/reconciliation.ts";
import { changeWatchFile, closeWatchFile, fileWatchFile, readWatchFile, readWatchFiles, reopenWatchFile } from "../../service/watch-files.ts";
import type { Host } from "./serve.ts";

/** Files on persons whom this authority watches. */
export function watchFileRoutes(host: Host): void {
  const { node } = host.options;
  host.serve(contract.readWatchFiles, ({ acting, now }) => readWatchFiles(node, acting, now));
  host.serve(contract.readWatchFile, ({ acting, params, now }) => readWatchFile(node, acting, params, now));
  host.serve(contract.reconcileList, ({ acting, body, now }) => reconcileList(node, acting, body, now));
  host.serve(contract.fileWatchFile, ({ acting, body, now }) => fileWatchFile(node, acting, body, now));
  host.serve(contract.changeWatchFile, ({ acting, params, body, now }) => changeWatchFile(node, acting, { ...params, ...body }, now));
  host.serve(contract.reopenWatchFile, ({ acting, params, body, now }) => reopenWatchFile(node, acting, { ...params, ...body }, now));
  host.serve(contract.closeWatchFile, ({ acting, params, body, now }) => closeWatchFile(node, acting, { ...params, ...body }, now));
}
