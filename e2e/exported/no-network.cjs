// Preloaded into Node: connections to other machines fail, those within this one (pipes, localhost) do not.
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function blocked(...args) {
  const [first] = net._normalizeArgs(Array.isArray(args[0]) ? args[0] : args);
  const near = first.path !== undefined || ['localhost', '127.0.0.1', '::1'].includes(first.host ?? 'localhost');
  if (!near) throw new Error(`No network: ${first.host}`);
  return connect.apply(this, args);
};
