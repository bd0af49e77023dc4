// Loaded into a node's process by NODE_OPTIONS: ends it in the moment between having stored an envelope and answering with
// the receipt; also where the node had asked for the envelope by itself before it was brought.
import { ServerResponse } from "node:http";

const writeHead = ServerResponse.prototype.writeHead;
ServerResponse.prototype.writeHead = function (status, ...rest) {
  const { method, url } = this.req;
  if (method === "PUT" && url.startsWith("/heed/v1/envelopes/") && (status === 200 || status === 201)) process.kill(process.pid, "SIGKILL");
  return writeHead.call(this, status, ...rest);
};
