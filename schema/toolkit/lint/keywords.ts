/** Keywords that say nothing about which values are valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "$comment",
  "x-sensitive",
]);

/** Keywords by the type that they are about. */
export const KEYWORDS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  null: [],
  boolean: [],
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: [
    "properties",
    "required",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "propertyNames",
  ],
};

/** Keywords that are a schema by themselves, beside which nothing else may stand but annotations. */
export const ALONE: Readonly<Record<string, readonly string[]>> = {
  $ref: [],
  anyOf: [],
  const: ["type"],
  enum: ["type"],
};

/** Why keywords of JSON Schema are no part of the profile, and what to write instead. */
export const REFUSED: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  oneOf: ["one alternative more can make valid values invalid", "use anyOf"],
  allOf: ["parts of an object can't be closed one by one", "write one schema with all members"],
  not: ["what is not can't be compared or generated", "say what is allowed"],
  if: [
    "conditions can't be compared",
    "use anyOf with one object for each case, told apart by a constant member",
  ],
  dependentRequired: ["conditions can't be compared", "use anyOf with one object for each case"],
  dependentSchemas: ["conditions can't be compared", "use anyOf with one object for each case"],
  patternProperties: [
    "members under several schemas at a time can't be compared",
    "use propertyNames and additionalProperties",
  ],
  prefixItems: ["an array of fixed places can't grow", "use an object with a name for each place"],
  contains: ["it depends on all items together", "use an object with a member for what must be there"],
  minContains: ["it depends on all items together", "leave it out"],
  maxContains: ["it depends on all items together", "leave it out"],
  unevaluatedProperties: ["it depends on other keywords", "use additionalProperties"],
  unevaluatedItems: ["it depends on other keywords", "use items"],
  $id: ["a contract is one document, without addresses", "leave it out"],
  $schema: ["the contract as a whole has one", "leave it out"],
  $anchor: ["definitions are found by name", "use #/$defs/NAME of the contract"],
  $dynamicRef: ["what it refers to can't be known beforehand", "use $ref"],
  $dynamicAnchor: ["definitions are found by name", "use #/$defs/NAME of the contract"],
  $defs: ["definitions stand at the top of the contract", "move them to /$defs"],
  definitions: ["definitions stand at the top of the contract", "move them to /$defs"],
  contentEncoding: ["it is not checked", "use a pattern"],
  contentMediaType: ["it is not checked", "leave it out"],
  contentSchema: ["it is not checked", "leave it out"],
  readOnly: ["it means nothing in a message", "leave it out"],
  writeOnly: ["it means nothing in a message", "leave it out"],
};
