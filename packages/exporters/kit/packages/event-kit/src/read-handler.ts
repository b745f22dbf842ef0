import type { EventContract } from '@kit/contracts';
import type { Context as LambdaContext } from 'aws-lambda';
import { headerOf, httpAnswer, type HttpAnswer, type HttpRequest } from './http.ts';
import { logger, observed } from './observability.ts';
import type { ReadModel } from './read-model.ts';

export interface ReadRoute {
  readonly path: string;
  readonly view: (id: string) => Promise<object>;
}

/** `GET /<path>/{id}` shows what a read model knows of one id. */
export const read = <C extends EventContract>(path: string, model: ReadModel<C>): ReadRoute => ({
  path,
  view: (id) => model.view(id),
});

/** Behind the routes of read models: 200 with what is known, 404 when nothing is. */
export function readHandler(
  ...routes: readonly ReadRoute[]
): (request: HttpRequest, context: LambdaContext) => Promise<HttpAnswer> {
  const table = new Map(routes.map((route) => [`/${route.path}/{id}`, route]));
  return async (request, context) => {
    logger.addContext(context);
    const route = table.get(request.resource);
    const id = request.pathParameters?.['id'];
    if (route === undefined || id === undefined) return httpAnswer(404, { message: 'There is no such route' });
    const { requestId } = request.requestContext;
    const correlationId = headerOf(request, 'X-Correlation-Id') ?? requestId;
    try {
      const view = await observed({ id: requestId, correlationId }, () => route.view(id));
      return Object.keys(view).length === 0
        ? httpAnswer(404, { message: 'Nothing is known of it' })
        : httpAnswer(200, view);
    } catch {
      return httpAnswer(500, { message: 'This could not be read. Try again', correlationId });
    }
  };
}
