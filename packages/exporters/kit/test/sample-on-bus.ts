import { toDetail, type EventContract } from '@kit/contracts';
import { sampleEvent } from '@kit/contracts/testing';
import type { PublishedEvent } from '@kit/event-kit/testing';

/** What AWS itself puts on the bus without any code of ours. */
export function sampleOnBus(contract: EventContract): PublishedEvent {
  const { metadata, data } = sampleEvent(contract);
  const detail = toDetail({ metadata: { ...metadata, correlationId: 'flow' }, data });
  return { source: contract.source, 'detail-type': contract.detailType, detail };
}
