/** One message of a stream of server-sent events. */
export interface Message {
  id: string | undefined;
  name: string | undefined;
  value: unknown;
}

function messageOf(block: string): Message | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "mu").exec(block)?.[1];
  const data = field("data");
  return data === undefined ? undefined : { id: field("id"), name: field("event"), value: JSON.parse(data) as unknown };
}

/** Reads the answer of a route that streams. */
export function openStream(answer: Response) {
  const reader = answer.body?.getReader();
  if (answer.status !== 200 || !reader) throw new Error(`the stream was answered ${answer.status}`);
  const text = new TextDecoder();
  let said = "";
  const waiting: Message[] = [];
  const parsed: Message[] = [];

  /** The next words as they come; "" at the end. */
  async function chunk(): Promise<string> {
    const { value } = await (reader as NonNullable<typeof reader>).read();
    const words = text.decode(value, { stream: true });
    const blocks = (said + words).split("\n\n");
    said = blocks.pop() ?? "";
    const messages = blocks.flatMap((block) => messageOf(block) ?? []);
    waiting.push(...messages);
    parsed.push(...messages);
    return words;
  }

  return {
    headers: answer.headers,
    chunk,
    /** All messages so far. */
    parsed: () => parsed,
    /** The next messages that are wanted, `count` of them, or those that came in as many `chunks`; others are dropped. */
    take: async (count: number, wanted: (message: Message) => boolean, chunks = Infinity): Promise<Message[]> => {
      const taken: Message[] = [];
      for (let read = 0; ; read += 1) {
        while (waiting.length > 0 && taken.length < count) {
          const message = waiting.shift();
          if (message && wanted(message)) taken.push(message);
        }
        if (taken.length >= count || read >= chunks) return taken;
        if ((await chunk()) === "") throw new Error(`the stream ended with ${taken.length} of ${count} messages`);
      }
    },
    /** Everything until the stream ends by itself. */
    rest: async (): Promise<string> => {
      let words = "";
      for (let next = await chunk(); next !== ""; next = await chunk()) words += next;
      return words;
    },
    end: () => reader.cancel(),
  };
}
