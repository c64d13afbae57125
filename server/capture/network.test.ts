import { expect, it } from "vitest";
import { capturePage } from "./fetch-page.ts";
import { serve } from "./network.fixture.ts";
import { serverNetwork } from "./network.ts";

/** The server's own network, noting whom it connects to. */
function noted(allow: string[] = serverNetwork().allow.slice()) {
  const network = serverNetwork();
  const dialled: string[] = [];
  const connect: typeof network.connect = (address, port) => {
    dialled.push(`${address}:${port}`);
    return network.connect(address, port);
  };
  return { ...network, allow, connect, dialled };
}

it.each(["http://localhost/", "https://LOCALHOST/", "http://127.0.0.1/", "http://[::1]/"])(
  "the server's own network reaches nothing at %s",
  async (address) => {
    const network = noted();
    const capture = await capturePage(address, { network });
    expect(capture).toMatchObject({ status: "failed", reason: expect.stringContaining("inside a private network") });
    expect(network.dialled).toEqual([]);
    expect((await capturePage(address)).status).toBe("failed");
  },
);

it("the server's own network reaches what is allowed, by its name and as it is", async () => {
  const port = await serve((_, answer) => answer.end("<html><p>Inside.</p>"));
  const network = noted([`localhost:${port}`]);
  const capture = await capturePage(`http://localhost:${port}/`, { network });
  expect(capture).toMatchObject({ status: "ok", mediaType: "text/html", finalUrl: `http://localhost:${port}/` });
  expect(network.dialled.at(-1)).toBe(`127.0.0.1:${port}`);
});
