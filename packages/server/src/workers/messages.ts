import type { FleetQuestion } from "./fleet.ts";

/** What a worker says to its supervisor. */
export type WorkerMessage =
  | { readonly kind: "listening"; readonly url: string }
  | { readonly kind: "failed"; readonly message: string; readonly code?: unknown; readonly port?: unknown }
  | { readonly kind: "readiness"; readonly isReady: boolean }
  | { readonly kind: "ask"; readonly id: number; readonly question: FleetQuestion }
  | { readonly kind: "told"; readonly round: number; readonly answer: object | null };

/** What a supervisor says to a worker. */
export type SupervisorMessage =
  | { readonly kind: "fleet"; readonly isReady: boolean }
  | { readonly kind: "tell"; readonly round: number; readonly question: FleetQuestion }
  | { readonly kind: "answers"; readonly id: number; readonly answers: readonly object[] };
