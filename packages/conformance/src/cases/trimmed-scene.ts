import type { CaseContext } from "../context.ts";
import { openScene, type Scene } from "./scene.ts";

/** Most messages that a case publishes to have a channel forget the first. */
const MOST_TO_TRIM = 200;

/** A scene in a namespace that keeps few messages, after five more than it keeps were published. */
export async function openTrimmed(
  context: CaseContext,
  isUsable: (namespace: string) => boolean = () => true,
): Promise<Scene> {
  const { contract } = context.subject;
  const sizeOf = (namespace: string): number =>
    (contract.ok ? contract.value.namespaces[namespace]?.log?.size : undefined) ?? Number.POSITIVE_INFINITY;
  const place = context.place(
    ({ namespace }) => sizeOf(namespace) <= MOST_TO_TRIM && isUsable(namespace),
    `a namespace that keeps at most ${MOST_TO_TRIM} messages`,
  );
  const scene = await openScene(context, place);
  await scene.publishMany(await context.connect("alice"), sizeOf(place.namespace) + 5);
  return scene;
}
