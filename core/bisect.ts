/** The first entry of a list for which the test holds, where it holds for all after it; the list's length if for none. */
export function firstWhere<T>(list: ArrayLike<T>, holds: (entry: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry !== undefined && holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
