import { blindMutants } from "./blind-mutants.ts";
import { connectionMutants } from "./connection-mutants.ts";
import { dataMutants } from "./data-mutants.ts";
import { deliveryMutants } from "./delivery-mutants.ts";
import { featureMutants } from "./feature-mutants.ts";
import { frameMutants } from "./frame-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { tokenMutants } from "./token-mutants.ts";
import { transportMutants } from "./transport-mutants.ts";

/** Every fault that the suite is tried on. */
export const mutants: readonly Mutant[] = [
  ...connectionMutants,
  ...frameMutants,
  ...deliveryMutants,
  ...dataMutants,
  ...featureMutants,
  ...blindMutants,
  ...transportMutants,
  ...tokenMutants,
];
