/** A file for somebody to take away. */
export interface ExportedFile {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  fileName: string;
  /** To be shown, not saved: in a frame of our own pages. */
  shown?: true;
}

/** A file too large to be held at once: its parts come one by one. */
export interface FileInParts extends Omit<ExportedFile, "bytes"> {
  /** Bytes of all parts together. */
  size: number;
  /** Stands for these very bytes. */
  etag: string;
  parts: AsyncIterable<Uint8Array<ArrayBuffer>>;
}
