/** A file that is served as it is. */
export interface StaticFile {
  readonly body: Uint8Array | string;
  readonly contentType: string;
}
