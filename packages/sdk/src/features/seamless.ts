import type { Feature } from "../link.ts";
import { drain } from "./drain.ts";
import { rebase } from "./rebase.ts";
import { renewal } from "./renewal.ts";
import { wakeUp } from "./wake-up.ts";

/**
 * All that keeps a change of the connection from being felt: `drain`, `rebase`, `renewal` and `wakeUp`. Nothing is lost
 * without them either; a client with them pauses less.
 */
export const seamless: readonly Feature[] = [drain, rebase, renewal, wakeUp];
