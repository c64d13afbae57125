/** What a browser would strip or bend on the way: white space, control characters, backslashes. */
const bent = /[\s\\\u0000-\u001f\u007f-\u009f]/u;

/**
 * Where to go on after signing in: the path as it is when it leads to a page of ours, else "/". A path of ours starts
 * with one slash, and has no empty or dotted segment that could turn into another host.
 */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || wanted.length > 2000 || bent.test(wanted)) return "/";
  const [path = ""] = wanted.split(/[?#]/u);
  const segments = path.slice(1).split("/");
  const wrong = (segment: string, i: number) =>
    (segment === "" && i < segments.length - 1) || /^(\.|%2e){1,2}$/iu.test(segment) || /%(2f|5c)/iu.test(segment);
  return segments.some(wrong) || /^\/api(\/|$)/u.test(path) ? "/" : wanted;
}
