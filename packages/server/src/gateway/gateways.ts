import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { answerProblem } from "../http/answer.ts";
import { toPath } from "../http/router.ts";
import { findProtocolFault, refuseUpgrade } from "../transport/upgrade.ts";
import type { Gateway, GatewayHost, OpenGateway } from "./gateway.ts";

/** The gateways of a server, which take what is meant for them before the server looks at it. */
export class Gateways {
  readonly #host: GatewayHost;
  readonly #open: readonly OpenGateway[];

  /** Opens them. Throws a `TypeError` that names the option when one does not fit the contract. */
  constructor(gateways: readonly Gateway[], host: GatewayHost) {
    this.#host = host;
    this.#open = gateways.map((gateway) => gateway.open(host));
  }

  /** Takes an upgrade that is for a gateway; false where it is not. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const isForeign = findProtocolFault(request) !== undefined;
    const gateway = this.#open.find((each) => each.takes(toPath(request), isForeign));
    if (gateway === undefined) return false;
    const fault = this.#host.findFault(request);
    if (fault === undefined) gateway.upgrade(request, socket, head);
    else refuseUpgrade(socket, fault);
    return true;
  }

  /** Answers a request that is for a gateway; false where it is not. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#open.length === 0) return false;
    const gateway = this.#open.find((each) => each.takes(toPath(request), false));
    if (gateway === undefined) return false;
    const fault = this.#host.findFault(request);
    if (fault === undefined) return gateway.handleRequest(request, response);
    answerProblem(response, fault.status, fault.reason);
    return true;
  }

  /** Ends what belongs to no session. */
  close(): void {
    for (const gateway of this.#open) gateway.close();
  }
}
