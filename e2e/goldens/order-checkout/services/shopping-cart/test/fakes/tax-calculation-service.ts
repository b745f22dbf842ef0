import type { StartCheckoutV1 } from '@order-checkout/contracts';
import type {
  TaxCalculationService,
  TaxCalculationServiceAnswerToStartCheckout,
} from '../../src/adapters/tax-calculation-service.ts';

/** Stands in for Tax calculation service and remembers what it was asked and told. */
export class FakeTaxCalculationService implements TaxCalculationService {
  readonly asked: unknown[] = [];

  startCheckout(command: StartCheckoutV1): Promise<TaxCalculationServiceAnswerToStartCheckout> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }
}
