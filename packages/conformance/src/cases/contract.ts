import type { Case } from "../case.ts";
import { closeCodes } from "../generated/codes.ts";
import { hashContract } from "../subject/hash-contract.ts";
import { NotApplicable, show } from "../verdict.ts";

const UNKNOWN_HASH = "0123456789abcdef".repeat(4);

/** What is said of the contract in the handshake. */
export const contractCases: readonly Case[] = [
  {
    id: "core/contract/match-exact",
    title: "a client that names the hash of the server's contract is told exact",
    requirements: ["CON-1"],
    phase: "scripted",
    async run(context) {
      const { match: _, ...contract } = context.subject.welcome.contract;
      const client = await context.connect("alice", { hello: { contract } });
      const { match, hash } = client.welcome.contract;
      context.demand(
        "CON-1",
        match === "exact" && hash === contract.hash,
        "match exact",
        show({ match, hash }),
      );
      // Only the hash counts: a name and version of the client's own change nothing.
      const renamed = await context.connect("bob", {
        hello: { contract: { ...contract, name: "other", version: "9.9.9" } },
      });
      const told = renamed.welcome.contract.match;
      context.demand("CON-1", told === "exact", "exact by the hash alone", told);
    },
  },
  {
    id: "core/contract/match-none",
    title: "a client that names an unknown hash, or none, is told none",
    requirements: ["CON-1"],
    phase: "scripted",
    async run(context) {
      const plain = await context.connect("alice");
      const { match } = plain.welcome.contract;
      context.demand("CON-1", match === "none", "match none without a hash", match);
      const client = await context.open("bob");
      const { match: _, ...contract } = context.subject.welcome.contract;
      client.send({ ...context.hello(), contract: { ...contract, hash: UNKNOWN_HASH } });
      try {
        const { contract: told } = await client.welcomed();
        context.demand("CON-1", told.match === "none", "match none for an unknown hash", told.match);
      } catch (fault) {
        if (client.ending?.code !== closeCodes.contract_mismatch) throw fault;
      }
    },
  },
  {
    id: "core/contract/fingerprint",
    title: "the hash in welcome is the fingerprint of the contract at GET /v1/contract",
    requirements: ["CON-1", "HS-9"],
    phase: "scripted",
    async run(context) {
      const { welcome } = await context.connect("alice");
      const { published } = context.subject;
      context.advise(
        "HS-9",
        published.ok,
        "a contract of contract.schema.json at /v1/contract",
        published.ok ? "one" : published.reason,
      );
      if (!published.ok) throw new NotApplicable(published.reason);
      const { name, version, hash } = welcome.contract;
      const hashes = hashContract(published.value);
      context.demand("CON-1", hashes.includes(hash), `the hash ${hashes.join(" or ")}`, hash);
      const isNamed = name === published.value.name && version === published.value.version;
      const wanted = { name: published.value.name, version: published.value.version };
      context.demand("CON-1", isNamed, show(wanted), show({ name, version }));
    },
  },
  {
    id: "core/contract/limits",
    title: "a connection is allowed no more than the limits of the contract at GET /v1/contract",
    requirements: ["CON-4"],
    phase: "scripted",
    async run(context) {
      const { published } = context.subject;
      if (!published.ok) throw new NotApplicable(published.reason);
      const { limits: most = {} } = published.value;
      if (Object.keys(most).length === 0) throw new NotApplicable("the contract has no limits");
      const { limits } = (await context.connect("alice")).welcome;
      const over = Object.entries(most).filter(
        ([name, bound]) => limits[name as keyof typeof limits] > bound,
      );
      context.demand("CON-4", over.length === 0, show(most), show(limits));
    },
  },
];
