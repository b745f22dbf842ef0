import * as fc from 'fast-check';

/** Checks a property of plain (not asynchronous) code; throws with the smallest example against it. */
export function holds<Values>(property: fc.IProperty<Values>, parameters?: fc.Parameters<Values>): void {
  // Only an asynchronous property gives a promise.
  void fc.assert(property, parameters);
}
