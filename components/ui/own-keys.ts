import type { KeyboardEvent } from "react";

/**
 * Uses a key up: the browser, the components around and the keys of the page do nothing with it any more. The page's
 * keys listen where React does, on the document, so that stopping the event on its way up is not enough.
 */
export function takeKey(event: KeyboardEvent): void {
  event.preventDefault();
  keepKey(event);
}

/** Keeps a key from the components around and from the keys of the page; the browser still does its own with it. */
export function keepKey(event: KeyboardEvent): void {
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
}
