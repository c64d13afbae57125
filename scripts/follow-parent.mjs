// Loaded into the server before anything else (node --import): should the starter be killed without a chance to say
// so, its end of the channel closes, and the server shuts down instead of living on unseen; by force after 10 s, as
// the starter would, because a client that keeps asking on an open connection can hold a shutdown up.
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 10_000).unref();
});
