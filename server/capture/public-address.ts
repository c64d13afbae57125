import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

type Subnet = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Global unicast is given out from 2000::/3 alone (IANA, IPv6 Global Unicast Address Assignments). What lies outside
 * is not public, whatever a library calls it: ipaddr.js takes the IPv4-compatible ::127.0.0.1 for unicast.
 */
const globalUnicast: [ipaddr.IPv6, number] = ipaddr.IPv6.parseCIDR("2000::/3");

/** No interface's subnet is taken for larger than a site (RFC 6177: /48), lest a wide mask refuse half the web. */
const widest = { ipv4: 16, ipv6: 48 };

/**
 * The subnets that this machine is in, as CIDR. Its own services listen on its public addresses too, and in an office
 * with IPv6 the machines next to it have public addresses that only the newsroom can reach.
 */
function ownSubnets(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).flatMap(({ cidr }) => cidr ?? []));
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, cidr: string): boolean {
  const [start, bits]: Subnet = ipaddr.parseCIDR(cidr);
  const kind = address.kind();
  return start.kind() === kind && address.match([start, Math.max(bits, widest[kind])] as [ipaddr.IPv4, number]);
}

/**
 * Whether an IP address is public unicast and no neighbour of this machine: the only kind that a capture connects to.
 * Takes one spelling, the one that resolvers and sockets write; every other (octal, hex, short, with a zone) is false.
 * Special ranges are those of ipaddr.js, after the IANA registries of special-purpose addresses; what carries an IPv4
 * address inside (mapped, compatible, NAT64, 6to4, Teredo) is refused whole.
 */
export function isPublicAddress(ip: string, own: readonly string[] = ownSubnets()): boolean {
  if (isIP(ip) === 0 || ip.includes("%")) return false;
  const address = ipaddr.parse(ip);
  if (address.range() !== "unicast") return false;
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return false;
  return !own.some((cidr) => isIn(address, cidr));
}
