/**
 * Keeps what takes long to make for who asks for the same again soon: `most` values, each until nobody asked for it for
 * `ms` milliseconds. The key must say all that the value is made of. One that could not be made is made anew.
 */
export function recently<T>(most: number, ms: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { value: Promise<T>; timer: NodeJS.Timeout }>();
  const drop = (key: string) => {
    clearTimeout(kept.get(key)?.timer);
    kept.delete(key);
  };
  return (key, make) => {
    const known = kept.get(key);
    const value = known?.value ?? make();
    if (known) drop(key);
    const timer = setTimeout(() => kept.delete(key), ms).unref();
    kept.set(key, { value, timer });
    value.catch(() => {
      if (kept.get(key)?.value === value) drop(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) drop(oldest);
    return value;
  };
}
