/**
 * Keeps the order of things that are asked for again and again: each asking gives a question, to be put when its answer
 * is here, whether that is news still, or late, since what was asked for behind it came before it.
 */
export function makeOrder(): () => () => boolean {
  let asked = 0;
  let newest = 0;
  return () => {
    const own = (asked += 1);
    return () => {
      if (own < newest) return false;
      newest = own;
      return true;
    };
  };
}
