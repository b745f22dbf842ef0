/**
 * How much the server takes from people. Start values; each was chosen from the load runs of the first prototypes. Every
 * one is a setting, see `limitsFrom`.
 */
export interface Limits {
  /** Bytes of one WebSocket message. */
  readonly messageBytes: number;
  /** Client ids in one update; the worst measured attack is quadratic in them. */
  readonly clientsPerUpdate: number;
  /** Structs in one update. */
  readonly structsPerUpdate: number;
  /** Messages of one socket, presence left out: in the long run, and at once. */
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  /** Messages of one socket that say where its own person is: in the long run, and at once. */
  readonly presencePerSecond: number;
  readonly presenceAtOnce: number;
  /** Presence messages of one socket, about whomever: stock clients repeat what they hear, at most once a tick. */
  readonly echoesPerSecond: number;
  readonly echoesAtOnce: number;
  /** Milliseconds of the server's thread for what one user sends: in a second, and at once. Beyond it they wait. */
  readonly shareMsPerSecond: number;
  readonly shareMsAtOnce: number;
  /** Bytes of updates of one user that may wait in a document. */
  readonly waitingBytes: number;
  /** Sockets of one document. */
  readonly socketsPerRoom: number;
  /** Those of them that only facilitators take; at most half. */
  readonly facilitatorSeats: number;
  /** Sockets of one user, that is of one browser and link; who comes by Bearer shares a user with the link. */
  readonly socketsPerUser: number;
  /** Sockets in a minute, and at once, that one user may open. */
  readonly joinsPerMinute: number;
  /** Sockets, and links that are wrong, in a minute, and at once, from one address, of people who are not signed in. */
  readonly strangersPerMinute: number;
  /** People who come in anew by one link from one address: in a minute, and at once. An office of 100 comes at once. */
  readonly linkJoinsPerMinute: number;
  readonly linkJoinsAtOnce: number;
  /** Cookies of one link that are good at the same time: the oldest give way. */
  readonly sessionsPerLink: number;
  /** New workshops in a minute, and at once, from one address. */
  readonly workshopsPerMinute: number;
  /** New client ids in an hour, and at once, under which one user may write: a page has a new one each time it is loaded. */
  readonly clientsPerHour: number;
  /** Stickies on a board that are not deleted; beyond it none can be added. */
  readonly stickiesPerBoard: number;
  /** Bytes of a document, as it is stored; beyond it no row can be added. */
  readonly documentBytes: number;
  /** Stickies in a private document that are not deleted; beyond it none can be added. */
  readonly stickiesPerPrivate: number;
  /** Bytes of a private document, as it is stored; beyond it no row can be added. */
  readonly privateBytes: number;
  /** Bytes of one person's presence state. */
  readonly presenceBytes: number;
  /** Client ids that one socket may show presence for: its own, and one more after a page made a new document. */
  readonly presencesPerSocket: number;
  /** How often the server asks a client for what it left out before it gives up on it. */
  readonly resyncsPerSocket: number;
  /** Bytes waiting in a socket above which presence is left out. */
  readonly slowBytes: number;
  /** Bytes waiting in a socket above which the client is cut and has to sync again. */
  readonly stuckBytes: number;
  /** Bytes of an imported board file. */
  readonly importBytes: number;
  /** Milliseconds between two ticks. */
  readonly tickMs: number;
  /** Milliseconds after which a quiet socket gets a message: clients hang up after 30 s of silence. */
  readonly keepAliveMs: number;
  /** Milliseconds that an empty room stays in memory. */
  readonly lingerMs: number;
  /** Milliseconds that loading a document may take. */
  readonly loadMs: number;
  /** Log rows after which a snapshot is taken. */
  readonly rowsPerSnapshot: number;
  /** Bytes from which on a board that everybody has left is looked at for a new epoch. */
  readonly rebaseBytes: number;
  /** Milliseconds after which a store that failed is tried again; they double with each failure, up to the most. */
  readonly probeMs: number;
  readonly probeMostMs: number;
  /** Milliseconds after a change of rights during which those of before also count. */
  readonly graceMs: number;
  /** Milliseconds after a change of rights during which a sticky that is refused counts as late and goes into the tray. */
  readonly lateMs: number;
  /** Stickies of one person that go into the tray while a board is open. */
  readonly trayPerUser: number;
  /** Moments of a board that are kept without a name: the oldest go. */
  readonly pointsPerBoard: number;
  /** Moments of a board that are kept under a name. */
  readonly namedPointsPerBoard: number;
  /** Moments of one board that are kept or gone back to in a minute, and at once. */
  readonly pointsPerMinute: number;
  /** Milliseconds that an import or export may take. */
  readonly workMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 1024 * 1024,
  clientsPerUpdate: 64,
  structsPerUpdate: 20_000,
  messagesPerSecond: 30,
  messagesAtOnce: 200,
  presencePerSecond: 40,
  presenceAtOnce: 200,
  echoesPerSecond: 100,
  echoesAtOnce: 400,
  shareMsPerSecond: 200,
  shareMsAtOnce: 100,
  waitingBytes: 4 * 1024 * 1024,
  socketsPerRoom: 600,
  facilitatorSeats: 20,
  socketsPerUser: 20,
  joinsPerMinute: 30,
  strangersPerMinute: 60,
  linkJoinsPerMinute: 30,
  linkJoinsAtOnce: 200,
  sessionsPerLink: 2000,
  workshopsPerMinute: 60,
  clientsPerHour: 100,
  stickiesPerBoard: 5000,
  documentBytes: 8 * 1024 * 1024,
  stickiesPerPrivate: 300,
  privateBytes: 1024 * 1024,
  presenceBytes: 4096,
  presencesPerSocket: 2,
  resyncsPerSocket: 5,
  slowBytes: 256 * 1024,
  stuckBytes: 8 * 1024 * 1024,
  importBytes: 5 * 1024 * 1024,
  tickMs: 20,
  keepAliveMs: 15_000,
  lingerMs: 60_000,
  loadMs: 10_000,
  rowsPerSnapshot: 500,
  rebaseBytes: 256 * 1024,
  probeMs: 500,
  probeMostMs: 30_000,
  graceMs: 10_000,
  lateMs: 60_000,
  trayPerUser: 30,
  pointsPerBoard: 30,
  namedPointsPerBoard: 30,
  pointsPerMinute: 20,
  workMs: 120_000,
};
