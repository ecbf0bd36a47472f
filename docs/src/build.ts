// Writes the site into dist/site.
import { writeSite } from "./write-site.ts";

const count = await writeSite(new URL("../dist/site/", import.meta.url));
console.log(`site: ${count} files`);
