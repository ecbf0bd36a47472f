/** A value, or a promise of it where it takes longer: what works at once costs no promise. */
export type Awaitable<Value> = Value | Promise<Value>;

/** Whether the value is still to come. */
export function isPromise<Value>(value: Awaitable<Value>): value is Promise<Value> {
  return value instanceof Promise;
}

/** Continues with the value: at once when it is there, else when it comes. */
export function whenReady<Value, Next>(
  value: Awaitable<Value>,
  next: (value: Value) => Awaitable<Next>,
): Awaitable<Next> {
  return isPromise(value) ? value.then(next) : next(value);
}
