/**
 * What the rules know of English. Labels in other scripts are left alone: silence is better than a wrong hint.
 */

const IRREGULAR = new Set(
  `arisen awoken become begun bent bet bid bitten bled blown born bought bound broken brought built burnt burst cast
  caught chosen clung come cost crept cut dealt done drawn driven drunk eaten fallen fed felt fled flown forbidden
  forecast foregone forgiven forgotten fought found frozen given gone ground grown had heard held hidden hit hung hurt kept
  knelt known laid lain leant learnt led left lent let lit lost made meant met mistaken outbid overdrawn overridden paid
  proven put quit ran read rebuilt redone rerun resent reset resold ridden risen run said sat seen sent set shaken shed
  shot shown shrunk shut slept slid sold sought sown spent split spread stolen stood struck stuck sunk swept sworn swung
  taken taught thought thrown told torn undone understood undertaken upheld upset went withdrawn withheld won worn
  written began broke chose drew drove fell flew froze gave grew knew rose sang saw shook spoke stole swore took threw woke
  wrote`.split(/\s+/),
);
/** Words that end in "ed" and are no past tense. */
const NOT_PAST = new Set(
  'need feed speed seed bed red shed embed exceed proceed succeed bleed breed indeed hundred feed'.split(' '),
);

const VERBS: Readonly<Record<string, string>> = {
  accept: 'accepted',
  activate: 'activated',
  add: 'added',
  approve: 'approved',
  archive: 'archived',
  assign: 'assigned',
  authorise: 'authorised',
  authorize: 'authorized',
  book: 'booked',
  buy: 'bought',
  cancel: 'cancelled',
  capture: 'captured',
  change: 'changed',
  charge: 'charged',
  check: 'checked',
  close: 'closed',
  complete: 'completed',
  confirm: 'confirmed',
  create: 'created',
  decline: 'declined',
  delete: 'deleted',
  deliver: 'delivered',
  dispatch: 'dispatched',
  expire: 'expired',
  fail: 'failed',
  invite: 'invited',
  issue: 'issued',
  make: 'made',
  move: 'moved',
  open: 'opened',
  order: 'ordered',
  pack: 'packed',
  pay: 'paid',
  pick: 'picked',
  place: 'placed',
  publish: 'published',
  receive: 'received',
  refund: 'refunded',
  register: 'registered',
  reject: 'rejected',
  release: 'released',
  remove: 'removed',
  renew: 'renewed',
  request: 'requested',
  reserve: 'reserved',
  reset: 'reset',
  restore: 'restored',
  return: 'returned',
  revoke: 'revoked',
  schedule: 'scheduled',
  send: 'sent',
  share: 'shared',
  ship: 'shipped',
  sign: 'signed',
  start: 'started',
  stop: 'stopped',
  submit: 'submitted',
  subscribe: 'subscribed',
  take: 'taken',
  transfer: 'transferred',
  update: 'updated',
  upload: 'uploaded',
  validate: 'validated',
  verify: 'verified',
  withdraw: 'withdrawn',
  write: 'written',
};

/** The words of a label in lower case; camel case counts as several words. */
export const wordsOf = (label: string): string[] =>
  label
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether a label is written in the script that these rules can read. */
export const isReadable = (label: string): boolean =>
  /\p{L}/u.test(label) && ![...label].some((one) => /\p{L}/u.test(one) && !/\p{Script=Latin}/u.test(one));

const isPast = (word: string): boolean => IRREGULAR.has(word) || (/.ed$/.test(word) && !NOT_PAST.has(word));

/** Whether some word of the label says that it has happened. */
export const saysPast = (label: string): boolean => wordsOf(label).some(isPast);

/** `Place order` -> `Order placed`, when the label begins with a verb that is known; else `undefined`. */
export function asPast(label: string): string | undefined {
  const [verb, ...rest] = wordsOf(label);
  const past = verb === undefined ? undefined : VERBS[verb];
  if (past === undefined || rest.length === 0) return undefined;
  const noun = rest.filter((word, at) => at > 0 || !['the', 'a', 'an'].includes(word)).join(' ');
  return noun === '' ? undefined : `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${past}`;
}

/** Whether a label gives an order: it begins with a verb and nothing in it has happened. */
export const isImperative = (label: string): boolean => {
  const [verb, ...rest] = wordsOf(label);
  return verb !== undefined && Object.hasOwn(VERBS, verb) && rest.length > 0 && !saysPast(label);
};

const STOP = new Set('the a an was were is has have been be by of for to in on'.split(' '));

/** The label without small words, endings and order, so that two wordings of one event meet. */
export const gist = (label: string): string =>
  wordsOf(label)
    .filter((word) => !STOP.has(word))
    .map((word) => word.replace(/(ied|ed|es|s|d)$/, ''))
    .sort()
    .join(' ');
