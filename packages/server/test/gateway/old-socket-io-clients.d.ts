declare module "socket.io-client-2" {
  import type { SocketIoClient } from "./socket-io-clients.ts";

  const io: (url: string, options?: object) => SocketIoClient;
  export default io;
}

declare module "socket.io-client-3" {
  import type { SocketIoClient } from "./socket-io-clients.ts";

  export const io: (url: string, options?: object) => SocketIoClient;
}
