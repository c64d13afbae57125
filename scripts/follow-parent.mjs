// Loaded into the server before anything else (node --import): should the starter be killed without a chance to say
// so, its end of the channel closes, and the server shuts down instead of living on unseen.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
