import { createHash } from "node:crypto";
import { build } from "esbuild";
import { expect, test } from "vitest";

const inBase64 = (text: string) => createHash("sha256").update(text).digest("base64");

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  return (outputFiles[0]?.text ?? "").trim();
}

/** To write it anew after a change: vitest run --project rest server/bundle/verify-page.test.ts -u */
test("verify.html is made of the verifier that the server and the command line use", async () => {
  const script = await bundled("server/bundle/verify-page.ts");
  const style = await bundled("server/bundle/verify-page.css");
  expect(script).not.toMatch(/<\/script|<!--/iu);
  // it may do nothing but what stands here: it loads nothing, and sends nothing anywhere
  const policy = `default-src 'none'; script-src 'sha256-${inBase64(script)}'; style-src 'sha256-${inBase64(style)}'; base-uri 'none'; form-action 'none'`;
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verify a bundle</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Verify a bundle</h1>
<p>Choose the .zip of a report. Every byte of it is checked here, on your machine; nothing is sent anywhere, and no network is needed.</p>
<div class="drop">
<label for="file">The bundle (.zip): choose it, or drop it on this page</label>
<input id="file" type="file" accept=".zip,application/zip">
</div>
<div class="key">
<label for="key">The newsroom’s public key, if you have it from them</label>
<textarea id="key" rows="3" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="key-about key-wrong"></textarea>
<p id="key-about">As 64 hexadecimal digits, or as PEM. Without it you see whether the bundle is whole, and not whose it is.</p>
<p id="key-wrong" class="damaged" role="status"></p>
</div>
<progress id="progress" max="1" value="0" aria-label="How much was read" hidden></progress>
<p id="verdict" role="status"></p>
<div id="found"></div>
<noscript><p>This page needs JavaScript. Without it: «npx claimcheck verify FILE.zip».</p></noscript>
</main>
<script>${script}</script>
</body>
</html>
`;
  await expect(page).toMatchFileSnapshot("verify.html");
  expect(page).not.toMatch(/https?:/u);
});
