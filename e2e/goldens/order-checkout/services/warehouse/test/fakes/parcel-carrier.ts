import type { HandOverParcelV1 } from '@order-checkout/contracts';
import type { ParcelCarrier, ParcelCarrierAnswerToHandOverParcel } from '../../src/adapters/parcel-carrier.ts';

/** Stands in for Parcel carrier and remembers what it was asked and told. */
export class FakeParcelCarrier implements ParcelCarrier {
  readonly asked: unknown[] = [];

  handOverParcel(command: HandOverParcelV1): Promise<ParcelCarrierAnswerToHandOverParcel> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }
}
