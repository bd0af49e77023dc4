// Loaded into a node's process by NODE_OPTIONS: SIGUSR2 makes a promise fail that nobody waits for, SIGHUP ends the thread
// the database runs in.
import { syncBuiltinESMExports } from "node:module";
import workers from "node:worker_threads";

const started = [];
class KeptWorker extends workers.Worker {
  constructor(...given) {
    super(...given);
    started.push(this);
  }
}
workers.Worker = KeptWorker;
syncBuiltinESMExports();

process.on("SIGUSR2", () => void Promise.reject(new Error("nobody waits for this")));
process.on("SIGHUP", () => {
  for (const worker of started) void worker.terminate();
});
