import fc from "@/scripts/vitest/chance.ts";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address.ts";

const none: string[] = [];

describe("isPublicAddress", () => {
  it.each([
    "1.1.1.1",
    "93.184.215.14",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "198.17.255.255",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "2001:4860:4860::8888",
    "2001:200::1",
  ])("takes %s for public", (ip) => expect(isPublicAddress(ip, none)).toBe(true));

  it.each([
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["loopback", "::1"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.0.1"],
    ["link-local", "169.254.169.254"],
    ["link-local", "fe80::1"],
    ["CGNAT", "100.64.0.1"],
    ["CGNAT", "100.127.255.255"],
    ["multicast", "224.0.0.1"],
    ["multicast", "ff02::1"],
    ["unspecified", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["unspecified", "::"],
    ["broadcast", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["protocol assignments", "192.0.0.8"],
    ["documentation", "192.0.2.1"],
    ["documentation", "198.51.100.1"],
    ["documentation", "203.0.113.1"],
    ["documentation", "2001:db8::1"],
    ["documentation", "3fff::1"],
    ["benchmarking", "198.18.0.1"],
    ["benchmarking", "198.19.255.255"],
    ["benchmarking", "2001:2::1"],
    ["6to4 relay", "192.88.99.1"],
    ["IPv4-compatible", "::127.0.0.1"],
    ["IPv4-compatible", "::7f00:1"],
    ["IPv4-compatible of a public one", "::8.8.8.8"],
    ["IPv4-mapped", "::ffff:127.0.0.1"],
    ["IPv4-mapped", "::ffff:7f00:1"],
    ["IPv4-mapped of a public one", "::ffff:8.8.8.8"],
    ["IPv4-translated", "::ffff:0:127.0.0.1"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["NAT64 for local use", "64:ff9b:1::a00:1"],
    ["6to4", "2002:7f00:1::1"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["ORCHID", "2001:10::1"],
    ["ORCHID", "2001:20::1"],
    ["unique local", "fc00::1"],
    ["unique local", "fd12:3456:789a::1"],
    ["site-local", "fec0::1"],
    ["discard", "100::1"],
    ["segment routing", "5f00::1"],
    ["not given out", "4000::1"],
    ["not given out", "e000::1"],
  ])("refuses %s: %s", (_, ip) => expect(isPublicAddress(ip, none)).toBe(false));

  it.each([
    "",
    "localhost",
    "0x7f000001",
    "0x8.8.8.8",
    "010.8.8.8",
    "08.8.8.8",
    "2130706433",
    "134744072",
    "8.8.8",
    "8.8",
    "8.8.8.8.",
    " 8.8.8.8",
    "8.8.8.8/32",
    "8.8.8.8:80",
    "[2606:4700::1]",
    "2606:4700::1%eth0",
    "８.8.8.8",
  ])("takes no other spelling: %j", (ip) => expect(isPublicAddress(ip, none)).toBe(false));

  it("refuses this machine's own addresses and the subnets they are in, but no more than a site", () => {
    const own = ["93.184.215.14/24", "2a00:1450:4001:81b::1/64", "8.8.8.8/0", "10.0.0.2/8"];
    const refused = ["93.184.215.14", "93.184.215.200", "2a00:1450:4001:81b:ffff::1", "8.8.8.8", "8.8.4.4"];
    expect(refused.filter((ip) => isPublicAddress(ip, own))).toEqual([]);
    const others = ["93.184.216.14", "2a00:1450:4001:81c::1", "8.9.8.8", "1.1.1.1"];
    expect(others.filter((ip) => !isPublicAddress(ip, own))).toEqual([]);
  });
});

/** The registries' special blocks, written once more by hand: what isPublicAddress takes from a library is held to them. */
const special = [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24",
  "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24",
  "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
  "::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48",
  "3fff::/20",
]
  .flatMap((line) => line.split(" "))
  .map((cidr) => ipaddr.parseCIDR(cidr));

const bytesOf = (bits: number) => fc.uint8Array({ minLength: bits / 8, maxLength: bits / 8 });
const anyAddress = fc.oneof(bytesOf(32), bytesOf(128)).map((bytes) => ipaddr.fromByteArray([...bytes]));

const isSpecial = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
  special.some(
    ([start, bits]) => start.kind() === address.kind() && address.match([start, bits] as [ipaddr.IPv4, number]),
  );

describe("isPublicAddress, over all addresses", () => {
  it("is false inside every special block", () => {
    const inside = fc.tuple(fc.constantFrom(...special), bytesOf(128)).map(([[start, bits], random]) => {
      const bytes = start.toByteArray().map((byte, at) => {
        const fixed = Math.max(0, Math.min(8, bits - at * 8));
        const mask = (0xff << (8 - fixed)) & 0xff;
        return (byte & mask) | ((random[at] ?? 0) & ~mask & 0xff);
      });
      return ipaddr.fromByteArray(bytes).toString();
    });
    fc.assert(
      fc.property(inside, (ip) => !isPublicAddress(ip, none)),
      { numRuns: 2000 },
    );
  });

  it("is true outside of them, and the same for each spelling of one address", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const spellings = [address.toString(), address.toNormalizedString()];
        if (address instanceof ipaddr.IPv6) spellings.push(address.toRFC5952String(), address.toString().toUpperCase());
        return spellings.every((ip) => isPublicAddress(ip, none) === !isSpecial(address));
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses every IPv4 address in IPv6's clothes", () => {
    const clothes = ["::", "::ffff:", "::ffff:0:", "64:ff9b::", "64:ff9b:1::"];
    fc.assert(
      fc.property(fc.constantFrom(...clothes), fc.ipV4(), (prefix, ip) => !isPublicAddress(prefix + ip, none)),
      { numRuns: 2000 },
    );
  });
});
