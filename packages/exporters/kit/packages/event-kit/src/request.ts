import { idOf, type Context } from './cause.ts';
import { headerOf, type HttpRequest } from './http.ts';
import { ContractError } from './validate.ts';

/** What came with a request, or nothing where it is no JSON. */
export function bodyOf({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** Why a body is not what the command says, in words; `check` throws `ContractError` then. */
export function faultOf({ check }: { readonly check: (body: unknown) => void }, body: unknown): string | undefined {
  try {
    check(body);
    return undefined;
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

/** A key belongs to its caller and to one command: two callers may have chosen the same. */
export function contextOf(request: HttpRequest, command: string): Context {
  const { requestId, requestTimeEpoch, identity, authorizer } = request.requestContext;
  const key = headerOf(request, 'Idempotency-Key');
  const caller = authorizer?.claims?.sub ?? identity?.caller ?? '';
  const id = key === undefined ? requestId : `/${command}/${caller}/${key}`;
  const correlationId = headerOf(request, 'X-Correlation-Id') ?? requestId;
  return {
    cause: { id: idOf(id), correlationId: idOf(correlationId) },
    time: new Date(requestTimeEpoch).toISOString(),
    ...(caller !== '' && { caller }),
  };
}
