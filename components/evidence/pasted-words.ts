import type { ClipboardEvent } from "react";
import { shiftedDigits } from "@/core/text/raised-digits.ts";

/**
 * Words that are pasted, with the digits that their page raises or lowers as copies of sources have them: 10⁶. A browser
 * copies them as plain digits.
 */
export function pastedWords(plain: string, html: string): string {
  if (!/<su[bp]\b/iu.test(html)) return plain;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const before = body.textContent;
  for (const element of body.querySelectorAll("sup, sub")) {
    const shifted = shiftedDigits(element.textContent, element.localName as "sup" | "sub");
    if (shifted !== undefined) element.textContent = shifted;
  }
  return withSignsOf(plain, before, body.textContent);
}

/** `plain` with the signs that `after` has where `before` has others; as it is when it holds other words than `before`. */
export function withSignsOf(plain: string, before: string, after: string): string {
  const isBlank = (sign: string | undefined) => sign !== undefined && /\s/u.test(sign);
  let at = 0;
  let made = "";
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain.charAt(i);
    if (isBlank(sign)) {
      made += sign;
      continue;
    }
    while (isBlank(before[at])) at += 1;
    if (before[at] !== sign) return plain;
    made += after.charAt(at);
    at += 1;
  }
  return before.slice(at).trim() === "" ? made : plain;
}

/** For a field of plain words: pastes with pastedWords(), so that it can be undone as any paste. */
export function pasteWords(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const plain = event.clipboardData.getData("text/plain");
  const words = pastedWords(plain, event.clipboardData.getData("text/html"));
  if (words === plain) return;
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else keeps what the browser can undo
  if (document.execCommand("insertText", false, words)) event.preventDefault();
}
