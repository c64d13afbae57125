import { NextResponse, type NextRequest } from "next/server";

/** Pages that are open to people who are not signed in. */
const openPaths = /^\/(sign-in|set-up|invite|password)(\/|$)/u;

/** A form that starts sign-in at the provider is redirected there, which Chromium counts as its target. */
function formTargets(): string {
  const issuer = process.env["OIDC_ISSUER"];
  return issuer ? `'self' ${new URL(issuer).origin}` : "'self'";
}

function policy(nonce: string): string {
  const dev = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev}`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${formTargets()}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/**
 * Sets the nonce and the security headers (security.md 8), and sends people without any session cookie to sign in.
 * Who may do what is decided in the use cases, never here. The API and what is published get their headers from
 * next.config.ts: they need no nonce, and a save should not wait for one.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy(nonce));
  const signedIn = request.cookies.getAll().some(({ name }) => name.endsWith("claimcheck.session"));
  // a form that is sent after the session has ended keeps its page, and is told so by its action
  const isVisit = request.method === "GET" || request.method === "HEAD";
  const closed = isVisit && !signedIn && !pathname.startsWith("/api/") && !openPaths.test(pathname);
  const response = closed
    ? NextResponse.redirect(new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.url))
    : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy(nonce));
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  if (request.nextUrl.protocol === "https:") response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|api/v1/|published(?:/|$)|robots.txt$).*)"],
};
