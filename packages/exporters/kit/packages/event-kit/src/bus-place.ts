/** How the bus of a stage can be found. */
export interface BusPlace {
  readonly name: string;
  /** The parameter in which the platform has put its ARN. */
  readonly parameter: string;
}
