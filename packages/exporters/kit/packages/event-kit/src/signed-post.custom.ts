import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

const credentials = defaultProvider();

export interface Post {
  readonly hostname: string;
  readonly path: string;
  /** The name of the service in signatures. */
  readonly service: string;
  readonly region: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A request to an API of AWS, signed with the credentials that a client of the SDK would use. */
export async function signedPost({ hostname, path, service, region, body, ...post }: Post): Promise<Response> {
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 });
  const request = { method: 'POST', protocol: 'https:', hostname, path, query: {}, body };
  const { headers } = await signer.sign({ ...request, headers: { ...post.headers, host: hostname } });
  return fetch(`https://${hostname}${path}`, { method: 'POST', headers, body });
}
