/** What a payload of the load is. */
export const payloadSchema: { readonly [keyword: string]: unknown } = {
  type: "object",
  properties: { text: { type: "string", minLength: 1, maxLength: 8192 } },
  required: ["text"],
  additionalProperties: false,
};
