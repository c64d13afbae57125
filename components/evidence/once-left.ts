/** Acts once the focus is not in this part: fields that go while somebody types in them leave their keys to the page. */
export function onceLeft(part: HTMLElement | null, act: () => void): (() => void) | undefined {
  if (!part?.contains(document.activeElement)) {
    act();
    return undefined;
  }
  const left = ({ relatedTarget }: FocusEvent) => {
    const next = relatedTarget ?? document.activeElement;
    if (!(next instanceof Node && part.contains(next))) act();
  };
  part.addEventListener("focusout", left);
  return () => part.removeEventListener("focusout", left);
}
