import fc from "@/scripts/vitest/chance.ts";
import { describe, expect, it } from "vitest";
import { capturePage } from "./fetch-page.ts";
import { serve, stage } from "./network.fixture.ts";

const page = `<!doctype html><body><p>${"Words of an article that anyone may read. ".repeat(9)}</p>`;
const site = "93.184.215.14";
const isPrivate = "This address is inside a private network; capture of it is not allowed.";

/** Captures an address that must be refused, with every port of loopback open to it, and says why it was refused. */
async function refusal(address: string, network = stage()): Promise<string> {
  const capture = await capturePage(address, { network });
  expect([capture.status, capture.bytes, network.dialled]).toEqual(["failed", null, []]);
  return capture.reason.replace(/ Upload the file or paste the text; the address is kept\.$/u, "");
}

describe("an address that is private by itself", () => {
  it.each([
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://00177.0000.00000.000001/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0x7f.0x00.1/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127.0.0.%31/",
    "http:127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http://127.0.0.1:80\\@news.example/",
    " http://127.0.0.1/ ",
    "ht\ntp://127.0.\t0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://192.168.1.1/",
    "http://172.16.0.1:443/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://100.100.100.200/",
    "http://192.0.2.2/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:169.254.169.254]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::10.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00::2]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
  ])("%j is refused", async (address) => expect(await refusal(address)).toBe(isPrivate));

  it("is refused in whatever spelling, at random", async () => {
    const octet = (n: number) =>
      fc.constantFrom(`${n}`, `0x${n.toString(16)}`, `0X${n.toString(16)}`, `0${n.toString(8)}`);
    const dotted = fc.integer({ min: 0, max: 0xffffff }).chain((rest) => {
      const [b, c, d] = [rest >>> 16, (rest >>> 8) & 0xff, rest & 0xff];
      const first = fc.constantFrom(10, 127, 0, 240).chain((a) => octet(a));
      return fc.oneof(
        fc.tuple(first, octet(b), octet(c), octet(d)),
        fc.tuple(first, octet(b), octet((c << 8) | d)),
        fc.tuple(first, octet(rest)),
      );
    });
    const host = dotted.map((parts) => parts.join("."));
    const dressed = fc
      .tuple(
        fc.constantFrom("http://", "https://", "HTTP:/", "https:"),
        host,
        fc.constantFrom("", ".", ":80", ":443", ":0443"),
      )
      .map(([scheme, name, port]) => `${scheme}${name}${port}/`);
    await fc.assert(
      fc.asyncProperty(dressed, async (address) => (await refusal(address)) === isPrivate),
      { numRuns: 500 },
    );
  });
});

describe("a name", () => {
  it.each([
    ["a private address", ["10.0.0.7"]],
    ["loopback", ["127.0.0.1"]],
    ["IPv6 loopback", ["::1"]],
    ["a mapped address", ["::ffff:10.0.0.7"]],
    ["a zone of this machine", ["fe80::1%eth0"]],
    ["a public address and a private one", [site, "10.0.0.7"]],
    ["a private address and a public one", ["fd00::7", site]],
  ])("that stands for %s is refused", async (_, addresses) =>
    expect(await refusal("http://news.example/", stage({ names: { "news.example": [addresses] } }))).toBe(isPrivate),
  );

  it("is asked for once, and connected to where it was checked, whatever it says next", async () => {
    const port = await serve((_, answer) => answer.end(page));
    const network = stage({ names: { "rebind.example": [[site], ["127.0.0.1"]] }, hosts: { [site]: port } });
    expect((await capturePage("http://rebind.example/", { network })).status).toBe("ok");
    expect([network.asked, network.dialled]).toEqual([["rebind.example"], [`${site}:80`]]);
  });

  it("is asked for again at a redirect to itself, and refused when it has turned private", async () => {
    const port = await serve((_, answer) => answer.writeHead(302, { location: "/inside" }).end());
    const network = stage({ names: { "rebind.example": [[site], ["127.0.0.1"]] }, hosts: { [site]: port } });
    const capture = await capturePage("http://rebind.example/", { network });
    expect(capture).toMatchObject({ status: "failed", bytes: null, finalUrl: "http://rebind.example/inside" });
    expect(capture.reason).toContain(isPrivate);
    expect(network.dialled).toEqual([`${site}:80`]);
  });

  it("with several addresses is reached at the next when one does not answer", async () => {
    const port = await serve((_, answer) => answer.end(page));
    const names = { "news.example": [["2606:4700::1111", "1.1.1.1", site]] };
    const network = stage({ names, hosts: { [site]: port } });
    expect((await capturePage("http://news.example/", { network })).status).toBe("ok");
    expect(network.dialled).toEqual(["2606:4700::1111:80", "1.1.1.1:80", `${site}:80`]);
  });
});

it.each(["127.0.0.1", "10.0.0.7", "::ffff:93.184.215.14", "1.1.1.1", ""])(
  "nothing is sent when the connection turns out to reach %j",
  async (reached) => {
    let asked = 0;
    const port = await serve((_, answer) => {
      asked += 1;
      answer.end(page);
    });
    const network = stage({
      names: { "news.example": [[site]] },
      hosts: { [site]: port },
      reaches: { [site]: reached },
    });
    const capture = await capturePage("http://news.example/", { network });
    expect(capture).toMatchObject({ status: "failed", reason: expect.stringContaining(isPrivate) });
    expect(asked).toBe(0);
  },
);

describe("a redirect", () => {
  const names = { "news.example": [[site]], "inside.example": [["10.0.0.7"]] };

  it.each([
    ["http://127.0.0.1/", isPrivate],
    ["//127.1/", isPrivate],
    ["http://2130706433/", isPrivate],
    ["http://[::ffff:7f00:1]/", isPrivate],
    ["http://169.254.169.254/latest/meta-data/", isPrivate],
    ["http://inside.example/", isPrivate],
    ["http://news.example:8080/", "Only the ports 80 and 443 can be captured, not 8080."],
    ["http://me:secret@news.example/", "This address holds a user name or a password"],
    ["file:///etc/passwd", "Only pages at http:// and https:// can be captured."],
    ["gopher://127.0.0.1:25/", "Only pages at http:// and https:// can be captured."],
    ["javascript:alert(1)", "Only pages at http:// and https:// can be captured."],
    ["http://[", "leads on to an address that cannot be read"],
  ])("to %s is checked from the start and refused", async (location, words) => {
    const port = await serve((_, answer) => answer.writeHead(302, { location }).end());
    const network = stage({ names, hosts: { [site]: port } });
    const capture = await capturePage("http://news.example/", { network });
    expect(capture).toMatchObject({ status: "failed", bytes: null, reason: expect.stringContaining(words) });
    expect(network.dialled).toEqual([`${site}:80`]);
  });

  it.each([
    ["in a circle", () => "/"],
    ["to a new address each time", (asked: number) => `/${asked}`],
  ])("%s ends after three", async (_, next) => {
    let asked = 0;
    const port = await serve((__, answer) => answer.writeHead(302, { location: next((asked += 1)) }).end());
    const network = stage({ names, hosts: { [site]: port } });
    const capture = await capturePage("http://news.example/", { network });
    expect(capture.reason).toContain("The page led on to another address more than 3 times.");
    expect([asked, capture.redirects.length]).toEqual([4, 3]);
  });
});

describe("what is no open web page", () => {
  it.each([
    ["", "This is no address of a web page."],
    ["news.example/page", "This is no address of a web page."],
    ["http://", "This is no address of a web page."],
    ["http://a b/", "This is no address of a web page."],
    ["http://[fe80::1%25eth0]/", "This is no address of a web page."],
    ["http://383.256.256.257/", "This is no address of a web page."],
    ["ftp://news.example/", "Only pages at http:// and https:// can be captured."],
    ["file:///etc/passwd", "Only pages at http:// and https:// can be captured."],
    ["data:text/html,hello", "Only pages at http:// and https:// can be captured."],
    ["gopher://127.0.0.1:3306/_", "Only pages at http:// and https:// can be captured."],
    ["dict://127.0.0.1:11211/stat", "Only pages at http:// and https:// can be captured."],
    [
      "http://me@news.example/",
      "This address holds a user name or a password; only pages open to everyone can be captured.",
    ],
    [
      "http://:secret@news.example/",
      "This address holds a user name or a password; only pages open to everyone can be captured.",
    ],
    [
      "http://news.example@127.0.0.1/",
      "This address holds a user name or a password; only pages open to everyone can be captured.",
    ],
    ["http://news.example:22/", "Only the ports 80 and 443 can be captured, not 22."],
    ["https://news.example:8443/", "Only the ports 80 and 443 can be captured, not 8443."],
    ["http://127.0.0.1:6379/", "Only the ports 80 and 443 can be captured, not 6379."],
    ["http://gone.example/", "The name gone.example was not found (ENOTFOUND)."],
  ])("%j is refused: %s", async (address, words) =>
    expect(await refusal(address, stage({ names: { "news.example": [[site]] } }))).toBe(words),
  );
});

describe("a host that CAPTURE_ALLOW names", () => {
  it("is captured at that host and port, and at no other", async () => {
    const port = await serve((_, answer) => answer.end(page));
    const allow = [`127.0.0.1:${port}`, "archive.desk:80"];
    const names = { "archive.desk": [["10.0.0.7"]] };
    const network = stage({ allow, names, hosts: { "10.0.0.7": port } });
    expect((await capturePage(`http://127.0.0.1:${port}/`, { network })).status).toBe("ok");
    expect((await capturePage(`http://0x7f.1:${port}/`, { network })).status).toBe("ok");
    expect((await capturePage("http://Archive.desk/", { network })).status).toBe("ok");
    expect(network.dialled).toEqual([`127.0.0.1:${port}`, `127.0.0.1:${port}`, "10.0.0.7:80"]);
    for (const other of [
      "http://127.0.0.1/",
      "http://10.0.0.7/",
      "https://archive.desk/",
      "http://www.archive.desk:80/",
    ])
      expect(await refusal(other, stage({ allow, names }))).not.toBe("");
  });

  it("may lead on to itself, and not to another inside", async () => {
    const port = await serve(({ url }, answer) => {
      const next = { "/": "/page", "/out": "http://10.0.0.7/" }[url ?? ""];
      if (next) answer.writeHead(302, { location: next }).end();
      else answer.end(page);
    });
    const network = stage({ allow: [`127.0.0.1:${port}`] });
    expect((await capturePage(`http://127.0.0.1:${port}/`, { network })).status).toBe("ok");
    expect((await capturePage(`http://127.0.0.1:${port}/out`, { network })).reason).toContain(isPrivate);
  });

  it("is not for strangers' pages to lead to", async () => {
    const inside = await serve((_, answer) => answer.end(page));
    const outside = await serve((_, answer) =>
      answer.writeHead(302, { location: `http://127.0.0.1:${inside}/` }).end(),
    );
    const network = stage({
      allow: [`127.0.0.1:${inside}`],
      names: { "news.example": [[site]] },
      hosts: { [site]: outside },
    });
    expect((await capturePage("http://news.example/", { network })).status).toBe("failed");
    expect(network.dialled).toEqual([`${site}:80`]);
  });
});
