/** A file that came with a request, kept on disk while it is worked on; only who received it makes one. */
export class FileOnDisk {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}
