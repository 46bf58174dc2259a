/** The two clocks of the process, which every thread reads alike. */
export interface Clock {
  /** Monotonic, for differences. */
  nowNs(): number;
  /** Microseconds since the Unix epoch, as the engine counts them. */
  nowUs(): number;
}
