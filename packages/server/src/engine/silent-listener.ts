import type { EngineListener } from "./engine.ts";

/** Whom an engine tells before its start and after its end. */
export const SILENT_LISTENER: EngineListener = {
  onMessage: () => {},
  onRebased: () => {},
  onBroken: () => {},
  onSignal: () => {},
  onPresence: () => {},
  onRevoked: () => {},
  onNotice: () => {},
};
