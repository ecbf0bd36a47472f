import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { pageContract } from "./page-contract.ts";

const ROOT = new URL("../../../../schema/", import.meta.url);

/** What is wrong with a value: the place, the keyword, and in words. */
export interface Fault {
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
}

function toFault([error]: readonly ErrorObject[]): Fault | undefined {
  if (error === undefined) return undefined;
  const { instancePath, keyword, message = keyword, params } = error;
  const name = (params as { additionalProperty?: string }).additionalProperty;
  const step = name?.replaceAll("~", "~0").replaceAll("/", "~1");
  return { at: step === undefined ? instancePath : `${instancePath}/${step}`, keyword, message };
}

function toJudge(validate: ValidateFunction): (value: unknown) => Fault | undefined {
  return (value) => (validate(value) ? undefined : toFault(validate.errors ?? []));
}

function readSchema(file: string): object {
  const schema = JSON.parse(readFileSync(new URL(file, ROOT), "utf8")) as object;
  return { ...schema, $id: new URL(file, "https://schema.invalid/").href };
}

/** Judges of client frames by `type`, made straight from the schema files. */
export function compileFrameJudges(): ReadonlyMap<string, (value: unknown) => Fault | undefined> {
  const ajv = new Ajv2020({ allowUnionTypes: true, ownProperties: true });
  ajv.addSchema(readSchema("definitions.schema.json"));
  const files = readdirSync(new URL("client/", ROOT));
  return new Map(
    files.map((file) => [
      file.replace(".schema.json", ""),
      toJudge(ajv.compile(readSchema(`client/${file}`))),
    ]),
  );
}

/** Judges of payloads by namespace and event. */
export function compilePayloadJudges(): ReadonlyMap<string, (value: unknown) => Fault | undefined> {
  const { namespaces, $defs } = pageContract;
  const entries = Object.entries(namespaces).flatMap(([namespace, { events }]) =>
    Object.entries(events as Record<string, { data: object }>).map(([event, { data }]) => {
      const ajv = new Ajv2020({ ownProperties: true });
      return [`${namespace} ${event}`, toJudge(ajv.compile({ ...data, $defs }))] as const;
    }),
  );
  return new Map(entries);
}
