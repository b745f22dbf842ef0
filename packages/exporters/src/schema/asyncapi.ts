import { type Contract, keyOf, typeNameOf } from './contract.ts';

interface Described {
  readonly title: string;
  readonly description: string;
  readonly bus: string;
  readonly events: readonly (Contract & {
    readonly source: string;
    readonly detailType: string;
    readonly service: string;
  })[];
  readonly services: readonly {
    readonly name: string;
    readonly subscriptions: readonly { readonly id: string; readonly interest: unknown }[];
  }[];
}

/** `contracts/asyncapi.json`: AsyncAPI 3.0 of the bus. It refers to the schema files, so it cannot differ from them. */
export function asyncApi({ title, description, bus, events, services }: Described): unknown {
  const channels = Object.fromEntries(
    events.map((event) => [
      typeNameOf(event),
      {
        address: bus,
        description: `${event.source} / ${event.detailType}`,
        messages: { [typeNameOf(event)]: { $ref: `#/components/messages/${typeNameOf(event)}` } },
      },
    ]),
  );
  const send = events.map((event) => [`${event.service}-publishes-${typeNameOf(event)}`, operation('send', event)]);
  const receive = services.flatMap(({ name, subscriptions }) =>
    subscriptions.flatMap(({ id, interest }) =>
      listed(interest, events).map((event) => [`${name}-${id}-${typeNameOf(event)}`, operation('receive', event)]),
    ),
  );
  const messages = events.map((event) => [
    typeNameOf(event),
    {
      name: event.detailType,
      title: event.label || event.name,
      summary: event.description,
      contentType: 'application/json',
      payload: { $ref: `./schemas/events/${keyOf(event)}.json` },
    },
  ]);
  return {
    asyncapi: '3.0.0',
    info: { title, version: '1.0.0', description },
    channels,
    operations: Object.fromEntries([...send, ...receive]),
    components: { messages: Object.fromEntries(messages) },
  };
}

const operation = (action: 'send' | 'receive', event: Contract): unknown => ({
  action,
  channel: { $ref: `#/channels/${typeNameOf(event)}` },
  messages: [{ $ref: `#/channels/${typeNameOf(event)}/messages/${typeNameOf(event)}` }],
});

/** The events of one interest; the whole bus and whole sources are every event that matches today. */
function listed(interest: unknown, events: Described['events']): Described['events'] {
  if (Array.isArray(interest)) return interest as Described['events'];
  const source =
    typeof interest === 'object' && interest !== null && 'source' in interest ? interest.source : undefined;
  return events.filter((event) => source === undefined || event.source === source);
}
