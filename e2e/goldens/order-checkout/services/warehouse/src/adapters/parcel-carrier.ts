import type { HandOverParcelV1 } from '@order-checkout/contracts';
import type { Context } from '@order-checkout/event-kit';

/** What comes back for HandOverParcel. The board does not say what is in it: name its fields here. */
export interface ParcelCarrierAnswerToHandOverParcel {
  readonly reply: unknown;
}

/** What this service asks of Parcel carrier. Collects and delivers parcels; sends tracking webhooks. */
export interface ParcelCarrier {
  handOverParcel(
    command: HandOverParcelV1,
    context: Context,
    key: string,
  ): Promise<ParcelCarrierAnswerToHandOverParcel>;
}
