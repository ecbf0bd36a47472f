import type { CaseContext } from "../context.ts";
import { findBroken } from "../schema/find-broken.ts";
import { show, ViolationError, type Violation } from "../verdict.ts";
import type { Reply } from "../wire/request.ts";
import { schemaNamed } from "./broken-step.ts";
import { checkHistory } from "./check-history.ts";
import { isBusy, Model } from "./model.ts";
import { Player, type Posted } from "./player.ts";
import { promisesOf } from "./promises.ts";
import type { Script, Step } from "./script.ts";

/** What the reply to a frame of a `send` step must be. */
function judgeSent(
  context: CaseContext,
  step: Step & { readonly op: "send" },
  reply: Reply,
): Violation | undefined {
  const code = reply.type === "error" ? reply.code : undefined;
  const isRefused = code === "invalid_frame" || code === "bad_frame";
  if (step.breaks === undefined) {
    return isRefused
      ? {
          requirement: "FR-4",
          expected: `${String(step.frame["type"])} that fits not to be refused`,
          actual: show(reply),
        }
      : undefined;
  }
  const named = schemaNamed(context, step);
  // Made smaller, the frame may break another constraint, or none: then it shows nothing.
  const broken = named === undefined ? [] : findBroken(named.schema, named.value);
  const [only] = broken;
  if (only === undefined || broken.length > 1) return undefined;
  const wanted = named?.code ?? "invalid_frame";
  const requirement = wanted === "invalid_frame" ? "FR-4" : "CON-2";
  if (code !== wanted)
    return { requirement, expected: `error ${wanted} for ${step.breaks}`, actual: show(reply) };
  const at = `${named?.at ?? ""}${only.at}`;
  const isChoice = ["anyOf", "oneOf", "not", "propertyNames"].includes(only.keyword);
  const given = reply.type === "error" ? reply.at : undefined;
  const isNamed = isChoice ? given?.startsWith(at) === true : given === at;
  return isNamed ? undefined : { requirement: "ERR-2", expected: `at ${show(at)}`, actual: show(reply) };
}

async function playStep(
  context: CaseContext,
  player: Player,
  model: Model,
  step: Step,
): Promise<Violation | undefined> {
  const posted = await player.perform(step);
  if (posted === undefined) return undefined;
  const reply = await posted.client.reply(posted.id);
  player.answered(posted);
  if (isBusy(reply)) return undefined;
  const violation = step.op === "send" ? judgeSent(context, step, reply) : judgeAsked(model, posted, reply);
  if (violation === undefined) await player.deliver();
  return violation;
}

function judgeAsked(model: Model, { request, line }: Posted, reply: Reply): Violation | undefined {
  return model.judge(request, reply, line.user);
}

async function playStepwise(
  context: CaseContext,
  player: Player,
  script: Script,
): Promise<Violation | undefined> {
  const model = new Model(promisesOf(context.subject, script.namespace));
  for (const step of script.steps) {
    const violation = await playStep(context, player, model, step);
    if (violation !== undefined) return violation;
  }
  await player.settle();
  return undefined;
}

async function playPipelined(player: Player, script: Script): Promise<undefined> {
  for (const step of script.steps) await player.perform(step);
  await player.settle();
}

/**
 * Plays a script on connections of a context and looks for damage: against the model where each step is waited for, and
 * in the history as a whole. Undefined when every rule was kept.
 */
export async function playScript(context: CaseContext, script: Script): Promise<Violation | undefined> {
  const player = new Player(context, script);
  let found: Violation | undefined;
  try {
    found =
      script.pace === "stepwise"
        ? await playStepwise(context, player, script)
        : await playPipelined(player, script);
    if (found === undefined) await context.settle();
  } catch (fault) {
    if (!(fault instanceof ViolationError)) throw fault;
    found = context.violation ?? fault.violation;
  }
  // The history names the damage; a rule found broken on one connection may be only its first sign.
  return checkHistory(player.recorder) ?? found;
}
