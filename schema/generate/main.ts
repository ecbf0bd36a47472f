import type { Contract } from "../toolkit/contract.ts";
import { generateContract } from "../toolkit/generate/index.ts";
import { generateBackend } from "./backend.ts";
import { generateCodes } from "./codes.ts";
import { generateFrameTypes } from "./frame-types.ts";
import { generateHttpApi } from "./http-api.ts";
import { readJson } from "./load.ts";
import { generateRequirements } from "./requirements.ts";
import { copyToolkit } from "./toolkit-copies.ts";
import { generateSchemaData, generateValidators } from "./validators.ts";
import { writeFiles } from "./write.ts";

await generateFrameTypes();
generateValidators();
generateSchemaData();
generateCodes();
generateRequirements();
await generateHttpApi();
copyToolkit();
await generateBackend();

/** The contract that the SDK brings along: within its package, so it imports by path what others import by name. */
const chat = generateContract(readJson("contracts/chat.contract.json") as unknown as Contract, {
  source: "schema/contracts/chat.contract.json",
  advice: "run `npm run generate`",
  format: "ts",
  sdk: {
    types: "../../contract.ts",
    rules: "../../rules.ts",
    compiledChecks: "../../compiled-checks.ts",
  },
});
writeFiles("packages/sdk/src/generated/chat", chat);
