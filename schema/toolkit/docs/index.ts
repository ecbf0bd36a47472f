export { toAsyncApi, type AsyncApiDocument } from "./async-api.ts";
export { toHtmlPage } from "./html-page.ts";
