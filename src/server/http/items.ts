import * as contract from "../../contract/items.ts";
import { askExtension, decideExtension } from "../../service/extensions.ts";
import { answerItem, askClarification, decideRefusal, disposeItem, handOver, handOverItems, holdItem, lapseItem, proposeRefusal, takeItem } from "../../service/item-acts.ts";
import { recordBriefing } from "../../service/briefings.ts";
import type { Host } from "./serve.ts";

/** What is done with a message that asks something of this authority. */
export function itemRoutes(host: Host): void {
  const { node } = host.options;
  host.serve(contract.takeItem, ({ acting, params, now }) => takeItem(node, acting, params, now));
  host.serve(contract.handOverItems, ({ acting, body, now }) => handOverItems(node, acting, body, now));
  host.serve(contract.handOver, ({ acting, params, body, now }) => handOver(node, acting, { ...params, ...body }, now));
  host.serve(contract.answerItem, ({ acting, params, body, now }) => answerItem(node, acting, { ...params, ...body }, now));
  host.serve(contract.recordBriefing, ({ acting, params, body, now }) => recordBriefing(node, acting, { ...params, ...body }, now));
  host.serve(contract.disposeItem, ({ acting, params, body, now }) => disposeItem(node, acting, { ...params, ...body }, now));
  host.serve(contract.proposeRefusal, ({ acting, params, body, now }) => proposeRefusal(node, acting, { ...params, ...body }, now));
  host.serve(contract.decideRefusal, ({ acting, params, body, now }) => decideRefusal(node, acting, { ...params, ...body }, now));
  host.serve(contract.askClarification, ({ acting, params, body, now }) => askClarification(node, acting, { ...params, ...body }, now));
  host.serve(contract.holdItem, ({ acting, params, body, now }) => holdItem(node, acting, { ...params, ...body }, now));
  host.serve(contract.askExtension, ({ acting, params, body, now }) => askExtension(node, acting, { ...params, ...body }, now));
  host.serve(contract.decideExtension, ({ acting, params, body, now }) => decideExtension(node, acting, { ...params, ...body }, now));
  host.serve(contract.lapseItem, ({ acting, params, body, now }) => lapseItem(node, acting, { ...params, ...body }, now));
}
