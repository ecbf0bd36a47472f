import { parse } from "yaml";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: unknown;
}

interface Content {
  readonly content?: { readonly "application/json"?: { readonly schema: unknown } };
  readonly description?: string;
}

interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Reference>>;
}

/** What this page reads of an OpenAPI document. */
interface OpenApi {
  readonly info: { readonly title: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Content>>;
  };
}

const METHODS = ["get", "post", "put", "patch", "delete"];

function isReference(value: object): value is Reference {
  return "$ref" in value;
}

const lastOf = ({ $ref }: Reference): string => $ref.split("/").at(-1) ?? "";

/** A short name of a schema, with a link where it has a heading of its own. */
function nameSchema(schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return "anything";
  if (!isReference(schema)) return `\`${JSON.stringify(schema).replaceAll("|", "\\|")}\``;
  const name = lastOf(schema);
  return schema.$ref.startsWith("#/components/schemas/")
    ? `[${name}](#${name.toLowerCase()})`
    : `\`${schema.$ref.replace(/^#\/components\//, "")}\``;
}

const oneLine = (text = ""): string => text.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|");

function describeParameters(api: OpenApi, given: readonly (Parameter | Reference)[]): string {
  if (given.length === 0) return "";
  const rows = given.map((each) => {
    const found = isReference(each) ? api.components.parameters[lastOf(each)] : each;
    if (found === undefined) throw new Error(`openapi.yaml: no parameter ${JSON.stringify(each)}`);
    const { name, in: place, required = false, description, schema } = found;
    return `| \`${name}\` | ${place}${required ? ", required" : ""} | ${nameSchema(schema)} | ${oneLine(description)} |`;
  });
  return ["| parameter | in | value | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function describeResponses(api: OpenApi, responses: Operation["responses"]): string {
  const rows = Object.entries(responses).map(([status, given]) => {
    const found = isReference(given) ? api.components.responses[lastOf(given)] : given;
    const body = Object.values(found?.content ?? {})[0]?.schema;
    return `| ${status} | ${oneLine(found?.description)} | ${body === undefined ? "" : nameSchema(body)} |`;
  });
  return ["| status | means | body |", "| --- | --- | --- |", ...rows].join("\n");
}

function describeOperation(
  api: OpenApi,
  title: string,
  shared: readonly (Parameter | Reference)[],
  operation: Operation,
): string {
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  return [
    `### ${title}`,
    operation.summary,
    operation.description ?? "",
    describeParameters(api, [...shared, ...(operation.parameters ?? [])]),
    body === undefined ? "" : `Body: ${nameSchema(body)}.`,
    describeResponses(api, operation.responses),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** All operations with a tag. */
function describeTag(api: OpenApi, tag: string): readonly string[] {
  return Object.entries(api.paths).flatMap(([path, item]) => {
    const shared = (item["parameters"] ?? []) as readonly (Parameter | Reference)[];
    return METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      if (operation?.tags.includes(tag) !== true) return [];
      return [describeOperation(api, `${method.toUpperCase()} ${path}`, shared, operation)];
    });
  });
}

/** An OpenAPI document, given as YAML, as a document for people. */
export function describeHttpApi(text: string): string {
  const api = parse(text) as OpenApi;
  const parts = api.tags.flatMap(({ name, description }) => [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    description,
    ...describeTag(api, name),
  ]);
  const schemas = Object.entries(api.components.schemas).flatMap(([name, schema]) => [
    `### ${name}`,
    `\`\`\`json\n${JSON.stringify(schema, undefined, 2)}\n\`\`\``,
  ]);
  return [`# ${api.info.title}`, api.info.description, ...parts, "## Bodies", ...schemas].join("\n\n");
}
