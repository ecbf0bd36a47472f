import type { Case } from "../case.ts";
import { whyWithout } from "../subject/subject.ts";
import { expectError } from "./expect.ts";
import { openScene } from "./scene.ts";

/** Cases of the feature `auth`, as far as they need no tokens but that of the run. */
export const authFeatureCases: readonly Case[] = [
  {
    id: "auth/authenticate/invalid-token",
    title: "authenticate with a token that nobody issued is answered invalid_token, and the session goes on",
    requirements: ["AU-3", "ERR-3"],
    phase: "scripted",
    inapplicable: whyWithout("auth"),
    async run(context) {
      const scene = await openScene(context);
      const { subscriber, channel } = scene;
      const reply = await subscriber.request({ type: "authenticate", token: "not.a.canary-4f1d2c9a7b" });
      const { message } = expectError(reply, { requirement: "AU-3", code: "invalid_token" });
      context.demand("ERR-3", !message.includes("canary"), "nothing of the token in the error", message);
      await scene.publish(subscriber);
      await subscriber.fence("AU-3", `the subscription to ${channel} unchanged`);
    },
  },
];
