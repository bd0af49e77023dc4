// Loaded into a replay's node processes by NODE_OPTIONS: ends one of them in the moment between having done what it was
// ordered and saying so. HEED_TEST_KILL says which: "paris play 3" is the third play at paris.
const [victim, kind, nth] = (process.env.HEED_TEST_KILL ?? "").split(" ");

if (process.argv[1]?.includes("seat-process") && victim !== "") {
  const orders = new Map();
  let self = "";
  let seen = 0;
  const on = process.on;
  process.on = function (event, listener) {
    if (event !== "message") return on.call(this, event, listener);
    return on.call(this, event, (sent, ...rest) => {
      orders.set(sent.n, sent.order.kind);
      if (sent.order.kind === "open") self = sent.order.self.id;
      listener(sent, ...rest);
    });
  };
  const send = process.send;
  process.send = function (answered, ...rest) {
    if (self === victim && orders.get(answered.n) === kind && ++seen === Number(nth)) process.kill(process.pid, "SIGKILL");
    return send.call(this, answered, ...rest);
  };
}
