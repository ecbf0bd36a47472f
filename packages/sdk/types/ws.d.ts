/** The constructor of `ws`, typed as the WebSocket it imitates: its own types would bring Node's globals into the SDK. */
export const WebSocket: typeof globalThis.WebSocket;
