import type { EventContract } from '@kit/contracts';
import type { Context as LambdaContext } from 'aws-lambda';
import { headerOf, httpAnswer, type HttpAnswer, type HttpRequest } from './http.ts';
import { logger, observed } from './observability.ts';
import { afterToken, isKey, tokenOf } from './page-token.ts';
import type { ReadModel } from './read-model.ts';
import { EVERYTHING } from './view.ts';

/** Views on a page of a list where the caller names no number, and at most. */
const PAGE = { usual: 20, most: 100 } as const;

export interface ReadRoute {
  readonly path: string;
  readonly one: (id: string) => Promise<HttpAnswer>;
  readonly list: (query: Readonly<Record<string, string | undefined>>) => Promise<HttpAnswer>;
}

/**
 * `GET /<path>/{id}` shows what a read model knows of one id. `GET /<path>` shows a list of them, page by page: the
 * parameters are `list`, `limit` and `next`, the token in the answer before.
 */
export const read = <C extends EventContract, View extends object>(
  path: string,
  model: ReadModel<C, View>,
): ReadRoute => ({
  path,
  one: async (id) => {
    const view = isKey(id) ? await model.view(id) : undefined;
    return view === undefined ? httpAnswer(404, { message: 'Nothing is known of it' }) : httpAnswer(200, view);
  },
  list: async ({ list = EVERYTHING, limit: given = String(PAGE.usual), next }) => {
    const limit = /^\d{1,3}$/.test(given) ? Number(given) : 0;
    if (limit < 1 || limit > PAGE.most) return httpAnswer(400, { message: `limit is a number from 1 to ${PAGE.most}` });
    if (!isKey(list)) return httpAnswer(400, { message: 'list is the name of no list' });
    const after = next === undefined ? undefined : afterToken(next);
    if (after === null) return httpAnswer(400, { message: 'next is none of the tokens of this list' });
    const { items, last } = await model.list(list, limit, after);
    return httpAnswer(200, last === undefined ? { items } : { items, next: tokenOf(last) });
  },
});

/** Behind the routes of read models: 200 with what is known, 404 when nothing is, 400 when the question is wrong. */
export function readHandler(
  ...routes: readonly ReadRoute[]
): (request: HttpRequest, context: LambdaContext) => Promise<HttpAnswer> {
  const table = new Map<string, (request: HttpRequest) => Promise<HttpAnswer>>(
    routes.flatMap(({ path, one, list }) => [
      [`/${path}/{id}`, ({ pathParameters }) => one(pathParameters?.['id'] ?? '')] as const,
      [`/${path}`, ({ queryStringParameters }) => list(queryStringParameters ?? {})] as const,
    ]),
  );
  return async (request, context) => {
    logger.addContext(context);
    const answer = table.get(request.resource);
    if (answer === undefined) return httpAnswer(404, { message: 'There is no such route' });
    const { requestId } = request.requestContext;
    const correlationId = headerOf(request, 'X-Correlation-Id') ?? requestId;
    try {
      return await observed({ id: requestId, correlationId }, () => answer(request));
    } catch {
      return httpAnswer(500, { message: 'This could not be read. Try again', correlationId });
    }
  };
}
