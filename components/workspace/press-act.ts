import { acts, type ActId } from "./acts.ts";

/**
 * Presses the button that does an act on the open claim, inside `part`. Where it is not there or closed it answers why,
 * so that no key is pressed in vain; "" when it was pressed.
 */
export function pressAct(part: string, act: ActId, isRead: boolean): string {
  const button = document.querySelector<HTMLButtonElement>(`${part} button[data-act="${act}"]`);
  if (button && !button.disabled) {
    button.click();
    return "";
  }
  if (!isRead) return "The claim is still being read. Press the key again in a moment.";
  const described = button?.getAttribute("aria-describedby");
  const why = described ? document.getElementById(described)?.textContent : undefined;
  return `${acts.find(({ id }) => id === act)?.label ?? act}: ${why ?? "not open on this claim now."}`;
}
