import type { EngineListener } from "../src/engine/engine.ts";

/** A listener that does not listen. */
export const NOBODY: EngineListener = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};
