import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATIONS, type OperationId } from "../../../src/generated/http-api.ts";
import { describeAccess } from "./access-suite.ts";
import { closeServer, openServer } from "./api-under-test.ts";
import { produced } from "./call-api.ts";
import { describeChannels } from "./channel-suite.ts";
import { describeKept } from "./kept-suite.ts";
import { describePublish } from "./publish-suite.ts";
import { describeUsers } from "./user-suite.ts";

beforeAll(openServer);
afterAll(closeServer);

describePublish();
describeChannels();
describeKept();
describeUsers();
describeAccess();

test("every status that openapi.yaml documents was produced, and no other", () => {
  // These have a file of their own, inspection.test.ts.
  const { listConnections: _, tailFrames: __, readStats: ___, ...others } = OPERATIONS;
  for (const [name, { statuses }] of Object.entries(others)) {
    const found = [...(produced.get(name as OperationId) ?? [])].toSorted((one, other) => one - other);
    expect([name, found]).toEqual([name, [...statuses]]);
  }
});
