/** What API Gateway hands to a function that answers a request itself. */
export interface HttpRequest {
  /** The route as it was declared: `/place-order`, `/order-status/{id}`. */
  readonly resource: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | null;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
  readonly body?: string | null;
  readonly requestContext: {
    readonly requestId: string;
    readonly requestTimeEpoch: number;
    readonly identity?: { readonly caller?: string | null };
    readonly authorizer?: { readonly claims?: { readonly sub?: string } } | null;
  };
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const httpAnswer = (statusCode: number, body: object): HttpAnswer => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Names of headers are told apart without regard to case. */
export function headerOf({ headers }: HttpRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === wanted) ?? [];
  return value === '' ? undefined : value;
}
