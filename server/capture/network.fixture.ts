import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, createServer, Socket } from "node:net";
import type { Server } from "node:net";
import { afterEach } from "vitest";
import type { Network } from "./network.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Lets a server listen on loopback until the test ends, and answers with its port. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()); // the capture hangs up on whoever misbehaves
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

/** A web server that stands for a stranger's. */
export const serve = (answer: RequestListener): Promise<number> => listen(createHttpServer(answer));

/** A server that writes whatever it likes as soon as it was asked. */
export const serveRaw = (answer: (socket: Socket) => void): Promise<number> =>
  listen(createServer((socket) => socket.once("data", () => answer(socket))));

export interface Stage {
  /** What names have for addresses; the next list at each question, the last one for ever. */
  names?: Record<string, string[][]>;
  /** The loopback port that stands for a public address. */
  hosts?: Record<string, number>;
  /** Whom a connection to this address really reaches, as its socket tells. */
  reaches?: Record<string, string>;
  allow?: string[];
}

/**
 * A network in which public addresses are played by servers on loopback. It notes each name asked for and each
 * connection begun. Where nobody plays, nothing is connected and the connection fails.
 */
export function stage({ names = {}, hosts = {}, reaches = {}, allow = [] }: Stage = {}): Network & {
  asked: string[];
  dialled: string[];
} {
  const asked: string[] = [];
  const dialled: string[] = [];
  return {
    allow,
    asked,
    dialled,
    lookup: (host) => {
      asked.push(host);
      const lists = names[host];
      if (!lists) return Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
      return Promise.resolve((lists.length > 1 ? lists.shift() : lists[0]) ?? []);
    },
    connect: (address, port) => {
      dialled.push(`${address}:${port}`);
      const player = hosts[address] ?? (allow.some((entry) => entry.endsWith(`:${port}`)) ? port : undefined);
      if (player === undefined)
        return new Socket().destroy(Object.assign(new Error("nobody there"), { code: "ECONNREFUSED" }));
      const socket = connect({ host: "127.0.0.1", port: player });
      Object.defineProperty(socket, "remoteAddress", { get: () => reaches[address] ?? address });
      return socket;
    },
  };
}
