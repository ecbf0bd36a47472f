/** Name and version of this library, for the logs of the server. */
export const sdk = { name: "@parlance/sdk", version: "0.1.0" } as const;
