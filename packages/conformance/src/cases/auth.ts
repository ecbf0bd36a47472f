import type { Case } from "../case.ts";
import { NotApplicable, show } from "../verdict.ts";

const CANARY = "canary-4f1d2c9a7b";

/** Who is admitted, and as whom. */
export const authCases: readonly Case[] = [
  {
    id: "core/auth/token-invalid",
    title: "a token that nobody issued is closed with token_invalid",
    requirements: ["AU-1", "CLS-1", "ERR-3"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const token = `not.a.${CANARY}`;
      const client = await context.open("mallory");
      client.send({ type: "hello", token });
      const { reason } = await client.closed("AU-1", ["token_invalid"]);
      const leaked = [
        reason,
        ...context.trace
          .entries()
          .filter(({ direction }) => direction === "<")
          .map(({ text }) => text),
      ];
      const leak = leaked.find((text) => text.includes(CANARY));
      context.demand("ERR-3", leak === undefined, "nothing of the token in what comes back", show(leak));
    },
  },
  {
    id: "core/auth/no-credential",
    title: "without a credential, a client is made a guest or closed with auth_required",
    requirements: ["AU-1", "CLS-1"],
    phase: "scripted",
    async run(context) {
      await context.connect("alice");
      const client = await context.open("nobody");
      client.send({ type: "hello" });
      try {
        await client.welcomed();
      } catch (fault) {
        if (client.ending === undefined) throw fault;
        await client.closed("AU-1", ["auth_required"]);
      }
    },
  },
  {
    id: "core/auth/guest-beside-token",
    title: "with a token and a guest secret, the token counts",
    requirements: ["AU-1"],
    phase: "scripted",
    async run(context) {
      if (!context.hasToken) throw new NotApplicable("without --token there is no user to compare with");
      const plain = await context.connect("plain");
      const both = await context.connect("both", { hello: { guest: "Zk3vQ0b9mX1rT7uYw2LcPA" } });
      context.demand("AU-1", both.welcome.user === plain.welcome.user, plain.welcome.user, both.welcome.user);
    },
  },
];
