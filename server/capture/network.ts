import { lookup } from "node:dns/promises";
import { connect, type Socket } from "node:net";
import { env } from "../env.ts";

/** How a capture reaches the outside. What it may reach is decided in guard.ts, not here. */
export interface Network {
  /** Hosts inside one's own network that may be captured all the same: `host:port`, as the WHATWG URL writes them. */
  allow: readonly string[];
  /** Every address that a name has now. Rejects when it has none. */
  lookup(host: string): Promise<readonly string[]>;
  /** Begins a connection to an address, which was checked. */
  connect(address: string, port: number): Socket;
}

/** The network of this server, with what the setting CAPTURE_ALLOW lets in; nothing private without it. */
export function serverNetwork(): Network {
  return {
    allow: env().CAPTURE_ALLOW ?? [],
    lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    connect: (address, port) => connect({ host: address, port }),
  };
}
