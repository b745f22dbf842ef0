// The servers that a cluster needs, for the long suites: each suite starts its own on a free port. Where one is absent
// these suites fail in CI and are reported as skipped elsewhere.
import { ensurePackages } from './debian.mjs';

export const ensureServers = () =>
  ensurePackages({ 'redis-server': '/usr/bin/redis-server', postgresql: '/usr/lib/postgresql' });
