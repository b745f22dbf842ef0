import type { CommandContract, DataOf } from '@kit/contracts';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Context } from './cause.ts';
import { Refused } from './domain.ts';
import type { Happened } from './envelope.ts';
import { httpAnswer, type HttpAnswer, type HttpRequest } from './http.ts';
import { logger, observed } from './observability.ts';
import { bodyOf, contextOf, faultOf } from './request.ts';
import { assertCommand } from './validate.ts';

export interface RequestRoute {
  readonly path: string;
  readonly key: string;
  /** Throws `ContractError` when the body is not what the command says. */
  readonly check: (body: unknown) => void;
  readonly run: (data: unknown, context: Context) => Promise<readonly Happened[]>;
}

/** `POST /<path>` is a command whose caller waits. */
export function answer<C extends CommandContract>(
  path: string,
  contract: C,
  handle: (data: DataOf<C>, context: Context) => Promise<readonly Happened[]>,
): RequestRoute {
  const check: (body: unknown) => asserts body is DataOf<C> = (body) => {
    assertCommand(contract, body);
  };
  return { path, key: contract.key, check, run: (data, context) => handle(data as DataOf<C>, context) };
}

/**
 * Behind the routes of synchronous commands. 200 says what happened, 400 that the body breaks the schema, 422 why a rule
 * refused it. With an `Idempotency-Key` the same request has one effect and one answer, as for a command in the queue.
 */
export function requestHandler(
  ...routes: readonly RequestRoute[]
): (request: HttpRequest, context: LambdaContext) => Promise<HttpAnswer> {
  const table = new Map(routes.map((route) => [`/${route.path}`, route]));
  return async (request, context) => {
    logger.addContext(context);
    const route = table.get(request.resource);
    if (route === undefined) return httpAnswer(404, { message: 'There is no such route' });
    const asked = contextOf(request, route.key);
    try {
      return await observed(asked.cause, () => handled(route, request, asked));
    } catch {
      // The log has the error; what went wrong inside is none of the caller's business.
      return httpAnswer(500, {
        message: 'This was not done. Try again with the same Idempotency-Key',
        ...shown(asked.cause),
      });
    }
  };
}

async function handled(route: RequestRoute, request: HttpRequest, context: Context): Promise<HttpAnswer> {
  logger.info('request received', { name: route.key });
  const data = bodyOf(request);
  const fault = faultOf(route, data);
  if (fault !== undefined) return httpAnswer(400, { message: fault });
  try {
    return httpAnswer(200, { events: await route.run(data, context), ...shown(context.cause) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger.warn('refused', { reason: error.message });
    return httpAnswer(422, { message: error.message, ...shown(context.cause) });
  }
}

const shown = ({ correlationId }: Context['cause']): object => ({ correlationId });
