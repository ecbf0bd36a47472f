import type { Contract } from "../toolkit/contract.ts";
import { generateCodes } from "./codes.ts";
import { generateContractModule } from "./contract-module.ts";
import { generateFrameTypes } from "./frame-types.ts";
import { readJson } from "./load.ts";
import { generateRequirements } from "./requirements.ts";
import { generateSchemaData, generateValidators } from "./validators.ts";

await generateFrameTypes();
generateValidators();
generateSchemaData();
generateCodes();
generateRequirements();
generateContractModule(
  readJson("contracts/chat.contract.json") as unknown as Contract,
  "packages/sdk/src/generated/chat",
);
