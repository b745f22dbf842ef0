import type { CommandContract, DataOf } from '@kit/contracts';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Context } from './cause.ts';
import type { Fact } from './domain.ts';
import { createEvent, type OutgoingEvent } from './envelope.ts';
import { httpAnswer, type HttpAnswer, type HttpRequest } from './http.ts';
import { logger, observed } from './observability.ts';
import { publish } from './publish.ts';
import { bodyOf, contextOf, faultOf } from './request.ts';
import { assertCommand } from './validate.ts';

export interface PublishRoute {
  readonly path: string;
  readonly key: string;
  /** Throws `ContractError` when the body is not what the command says. */
  readonly check: (body: unknown) => void;
  readonly factOf: (data: unknown) => Fact;
}

/** `POST /<path>` is a command that becomes its event and nothing else. */
export function publishes<C extends CommandContract>(
  path: string,
  contract: C,
  factOf: (data: DataOf<C>) => Fact,
): PublishRoute {
  const check: (body: unknown) => asserts body is DataOf<C> = (body) => {
    assertCommand(contract, body);
  };
  return { path, key: contract.key, check, factOf: (data) => factOf(data as DataOf<C>) };
}

/**
 * Behind the routes of commands that go straight to the bus. This kind of bus speaks CBOR, which API Gateway cannot
 * write. 200 says that the bus has the event, 400 that the body breaks the schema or is too large, 503 that it may be
 * sent again. The event's id follows from the `Idempotency-Key`: what comes twice is published under one id.
 */
export function publishHandler(
  ...routes: readonly PublishRoute[]
): (request: HttpRequest, context: LambdaContext) => Promise<HttpAnswer> {
  const table = new Map(routes.map((route) => [`/${route.path}`, route]));
  return async (request, context) => {
    logger.addContext(context);
    const route = table.get(request.resource);
    if (route === undefined) return httpAnswer(404, { message: 'There is no such route' });
    const { cause, time } = contextOf(request, route.key);
    try {
      return await observed(cause, () => published(route, request, { cause, time }));
    } catch {
      // The log has the error; what went wrong inside is none of the caller's business.
      return httpAnswer(503, { status: 'not published, try again' });
    }
  };
}

async function published(route: PublishRoute, request: HttpRequest, context: Context): Promise<HttpAnswer> {
  logger.info('request received', { name: route.key });
  const body = bodyOf(request);
  const fault = faultOf(route, body);
  if (fault !== undefined) return httpAnswer(400, { message: fault });
  const event = eventOf(route.factOf(body), context);
  // Sending it again does not make it smaller.
  if (event instanceof RangeError) return httpAnswer(400, { message: event.message });
  await publish([event]);
  const { requestId } = request.requestContext;
  return httpAnswer(200, { status: 'published', eventId: context.cause.id, requestId });
}

function eventOf({ contract, data }: Fact, { cause, time }: Context): OutgoingEvent | RangeError {
  try {
    return createEvent(contract, data, { cause }, { eventId: cause.id, time: new Date(time) });
  } catch (error) {
    if (error instanceof RangeError) return error;
    throw error;
  }
}
