import type { Mutant } from "./mutant.ts";

/** Faults of a server that wants tokens. */
export const tokenMutants: readonly Mutant[] = [
  {
    name: "calls a token that is missing invalid",
    breaks: "AU-1",
    audience: "tokens",
    file: "auth/jwt.js",
    find: 'return closeWith("auth_required", "this server admits nobody without a token");',
    replace: 'return closeWith("token_invalid", "this server admits nobody without a token");',
  },
  {
    name: "lets the secret of a guest win over a token",
    breaks: "AU-1",
    audience: "tokens",
    file: "auth/jwt.js",
    find: "if (token !== undefined)\n                return verify(token);",
    replace:
      'if (guest !== undefined)\n                return verify(token).then((identity) => ({ ...identity, user: "guest-1" }));\n            if (token !== undefined)\n                return verify(token);',
  },
  {
    name: "takes any token that renews",
    breaks: "AU-3",
    audience: "tokens",
    file: "session/handlers/authenticate.js",
    find: 'return refuse("invalid_token", identity.message);',
    replace: 'return reply({ type: "ok", id });',
  },
  {
    name: "ends the subscriptions of who renews with a bad token",
    breaks: "PUB-1",
    audience: "tokens",
    file: "session/handlers/authenticate.js",
    find: 'return refuse("invalid_token", identity.message);',
    replace:
      '{\n                for (const channel of context.subscriptions) context.core.hub.end(context.subscriber, channel);\n                return refuse("invalid_token", identity.message);\n            }',
  },
  {
    name: "closes on a broken envelope of who has a token",
    breaks: "FR-4",
    audience: "tokens",
    file: "codec/decode.js",
    find: "if (!kind.isRequest || !isUsableId(id))",
    replace: "if (kind !== undefined)",
  },
  {
    name: "answers a broken envelope of who has a token, though its id cannot be used",
    breaks: "FR-4",
    audience: "tokens",
    file: "codec/decode.js",
    find: "if (!kind.isRequest || !isUsableId(id))",
    replace: "if (!kind.isRequest)",
  },
  {
    name: "takes a token that another has signed",
    breaks: "AU-1",
    audience: "tokens",
    file: "auth/jwt.js",
    find: "return toClosure(error, jwksUrl !== undefined);",
    replace: 'return toIdentity({ sub: "anybody", grants: [] });',
  },
];
