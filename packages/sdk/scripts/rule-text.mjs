const PROSE = new Set(["$schema", "title", "description", "examples"]);
const PURE = "/* @__PURE__ */ ";

const call = (factory, ...parts) => `${PURE}${factory}(${parts.join(", ")})`;
const isName = (name) => /^[A-Za-z_$][\w$]*$/.test(name);

/** The keywords of a schema that this compiler understands; any other is refused rather than ignored. */
function take(schema, ...known) {
  const rest = Object.keys(schema).filter((keyword) => !PROSE.has(keyword) && !known.includes(keyword));
  if (rest.length > 0)
    throw new Error(`rules: keyword ${rest.join(", ")} is not supported in ${JSON.stringify(schema)}`);
  return schema;
}

function toText(schema) {
  const { pattern, minLength = 0, maxLength } = take(schema, "type", "pattern", "minLength", "maxLength");
  if (minLength > 1 || (minLength === 1 && pattern === undefined))
    throw new Error(`rules: minLength is not supported in ${JSON.stringify(schema)}`);
  const form = pattern === undefined ? "undefined" : `/${new RegExp(pattern, "u").source}/u`;
  return call("text", form, ...(maxLength === undefined ? [] : [maxLength]));
}

function toInteger(schema) {
  const { minimum, maximum } = take(schema, "type", "minimum", "maximum");
  return call("integer", minimum ?? "-Infinity", maximum ?? "Infinity");
}

function toList(schema, toReference) {
  const {
    items,
    minItems = 0,
    maxItems,
    uniqueItems,
  } = take(schema, "type", "items", "minItems", "maxItems", "uniqueItems");
  return call(
    "list",
    toRule(items, toReference),
    minItems,
    maxItems ?? "Infinity",
    ...(uniqueItems ? ["true"] : []),
  );
}

function toMember(name, isOptional, rule) {
  const key = isOptional ? `${name}?` : name;
  if (key === rule) return key;
  return `${isName(key) ? key : JSON.stringify(key)}: ${rule}`;
}

function toRecord(schema, toReference) {
  const { required = [], properties = {} } = schema;
  const named = Object.entries(properties).map(([name, each]) =>
    toMember(name, !required.includes(name), toRule(each, toReference)),
  );
  const unnamed = required
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => toMember(name, false, "anything"));
  return call("record", `{ ${[...named, ...unnamed].join(", ")} }`);
}

function toObject(schema, toReference) {
  const conditions = schema.if === undefined ? [] : ["if", "then", "else"];
  take(schema, "type", "required", "properties", "additionalProperties", ...conditions);
  const record = toRecord(schema, toReference);
  if (conditions.length === 0) return record;
  return call(
    "all",
    record,
    call("either", ...conditions.map((keyword) => toRecord(schema[keyword], toReference))),
  );
}

/** The text of the rule (src/rules.ts) that a schema stands for; `toReference` names the rule of a `$ref`. */
export function toRule(schema, toReference) {
  if (schema === false) return "never";
  if ("$ref" in schema) return toReference(take(schema, "$ref").$ref);
  if ("const" in schema) return call("constant", JSON.stringify(take(schema, "type", "const").const));
  if ("enum" in schema)
    return call("choice", ...take(schema, "type", "enum").enum.map((value) => JSON.stringify(value)));
  switch (schema.type) {
    case "string":
      return toText(schema);
    case "integer":
      return toInteger(schema);
    case "boolean":
      return take(schema, "type") && "flag";
    case "array":
      return toList(schema, toReference);
    case "object":
      return toObject(schema, toReference);
    default:
      throw new Error(`rules: type ${schema.type} is not supported in ${JSON.stringify(schema)}`);
  }
}
