import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { openRelay } from '../relay.ts';

/** The bare y-websocket server in a process of its own. */
const server = createServer();
const seed = readFileSync(process.env['SEED'] ?? '');
server.on('upgrade', openRelay(() => seed).upgrade);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const bound = server.address();
if (bound === null || typeof bound === 'string') throw new Error('No port is free');
console.log(`ready at http://127.0.0.1:${bound.port}`);
