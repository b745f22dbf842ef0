/** The store cannot be reached, or can take nothing at the moment. What was to be stored may or may not be there. */
export class StoreUnavailable extends Error {}
