// Generated from orders.contract.json. Do not edit: run `parlance generate`.
// @ts-nocheck
import * as $ from "./server.checks.js";

export const orders = {
  document: {"name":"orders","version":"1.0.0","description":"A restaurant: guests order at their table, and follow what the kitchen does.","namespaces":{"table":{"description":"What is ordered at a table, such as table:7.","events":{"order.placed":{"kind":"message","description":"The table wants something.","data":{"type":"object","properties":{"order":{"$ref":"#/$defs/orderId"},"lines":{"type":"array","items":{"type":"object","properties":{"dish":{"type":"string","minLength":1,"maxLength":60},"count":{"type":"integer","minimum":1,"maximum":20}},"required":["dish","count"],"additionalProperties":false},"minItems":1,"maxItems":40}},"required":["order","lines"],"additionalProperties":false},"examples":[{"order":"A-17","lines":[{"dish":"soup","count":2}]}]},"order.cancelled":{"kind":"message","description":"The table wants it no more.","data":{"type":"object","properties":{"order":{"$ref":"#/$defs/orderId"}},"required":["order"],"additionalProperties":false},"examples":[{"order":"A-17"}]}},"log":{"size":200,"ttlMs":86400000,"durability":"best"}},"kitchen":{"description":"What one station of the kitchen does, such as kitchen:grill.","events":{"order.moved":{"kind":"message","description":"An order is in another state.","data":{"type":"object","properties":{"order":{"$ref":"#/$defs/orderId"},"state":{"enum":["taken","cooking","ready"]}},"required":["order","state"],"additionalProperties":false},"examples":[{"order":"A-17","state":"cooking"}]}}}},"$defs":{"orderId":{"type":"string","pattern":"^[A-Z]-[0-9]{1,6}$","maxLength":8}}},
  hash: "69b5d2046425e6f99e9b5027f7d0d64e4736845eddcb2c2b84a5af2288b52a34",
  checks: {
    events: new Map([
      ["table", new Map([
        ["order.placed", $.check0],
        ["order.cancelled", $.check1],
      ])],
      ["kitchen", new Map([
        ["order.moved", $.check2],
      ])],
    ]),
    presence: new Map(),
    methods: new Map(),
  },
};
