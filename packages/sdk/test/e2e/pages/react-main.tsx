import { createRoot, hydrateRoot } from "react-dom/client";
import { App, createTappedClient } from "./react-chat.tsx";

const { searchParams } = new URL(location.href);
const sent: string[] = [];
const client = createTappedClient(searchParams.get("server") ?? "", sent);
const container = document.querySelector("#root") as HTMLElement;
const root = container.hasChildNodes()
  ? hydrateRoot(container, <App client={client} />)
  : createRoot(container);
if (!container.hasChildNodes()) root.render(<App client={client} />);

Object.assign(globalThis, {
  sent,
  show: (isOpen: boolean) => root.render(<App client={client} isOpen={isOpen} />),
});
