import type { StartCheckoutV1 } from '@order-checkout/contracts';
import type { Context } from '@order-checkout/event-kit';

/** What comes back for StartCheckout. The board does not say what is in it: name its fields here. */
export interface TaxCalculationServiceAnswerToStartCheckout {
  readonly reply: unknown;
}

/** What this service asks of Tax calculation service. Returns VAT per destination. */
export interface TaxCalculationService {
  startCheckout(
    command: StartCheckoutV1,
    context: Context,
    key: string,
  ): Promise<TaxCalculationServiceAnswerToStartCheckout>;
}
