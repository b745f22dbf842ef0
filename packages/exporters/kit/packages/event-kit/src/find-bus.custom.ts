import type { BusPlace } from './bus-place.ts';
import { signedPost } from './signed-post.ts';

interface Answer {
  readonly Parameter?: { readonly Value?: string };
  readonly __type?: string;
  readonly message?: string;
}

/** The ARN of the bus ends in an id that only the platform knows; it has put it in a parameter. */
export async function findBus({ parameter }: BusPlace): Promise<string> {
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  if (region === undefined) throw new Error('Set AWS_REGION to the region of the bus');
  const response = await signedPost({
    hostname: `ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
    path: '/',
    service: 'ssm',
    region,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
    body: new TextEncoder().encode(JSON.stringify({ Name: parameter })),
  });
  const { Parameter, __type: type = `HTTP ${response.status}`, message } = (await response.json()) as Answer;
  if (Parameter?.Value !== undefined) return Parameter.Value;
  const error = new Error(`The parameter ${parameter} cannot be read: ${message ?? type}`);
  error.name = type.replace(/^.*#/, '');
  throw error;
}
