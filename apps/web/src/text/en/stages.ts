/** What each stage asks of the team now, in two sentences, by the stage's key. */
export const stages = {
  label: 'Stages',
  heading: 'The walk',
  bar: 'Stage',
  of: 'Stage {{number}} of 8',
  afterAll: 'After the walk',
  next: 'Next stage',
  nextTo: 'Next stage: {{title}}',
  back: 'Previous stage',
  skip: 'Skip this stage',
  skipped: 'The team has skipped it.',
  unskip: 'Do it after all',
  here: 'The team is here',
  follow: 'Follow the team',
  lookingBack: 'You are looking at {{title}}. The team is at {{team}}.',
  bring: 'Bring everybody here',
  minutes: 'about {{count}} min',
  optional: 'optional',
  moved: 'The team is now at {{title}}',
  skipTitle: 'Skip trigger detection?',
  skipText:
    'The team decides what causes each event later. Until then the export knows no public entry points and no schedules: commands, timers and policies are what makes them.',
  skipConfirm: 'Skip it',
  state: { done: 'done', now: 'current', next: 'to come', skipped: 'skipped' },
  instruction: {
    discovery:
      'Write every business event you can think of, in the past tense, one on each sticky. No order and no grouping yet; two words for one thing are fine.',
    sequence:
      'Put the events in the order in which they happen, from left to right. Stack alternatives, such as success and failure, at one position in time.',
    triggers:
      'Ask of each event what causes it: a command by an actor, an external system, time, or a policy that reacts to another event. You may skip this stage and come back.',
    aggregates:
      'Gather the events under the business thing that they belong to and name it. Every event belongs to at most one.',
    contexts:
      'Gather the aggregates where one team speaks one language. Move them until hardly anything crosses a border; the same aggregate may be in several contexts.',
    services:
      'Give each context’s services a name. An aggregate in two contexts is two services, because they will go different ways.',
    bus: 'One custom bus carries every event. Say for each service what it consumes and how; who produces is settled by ownership.',
    schema:
      'Agree on title, structure and types of each event; the producer owns it. Teams share this schema and nothing else.',
    result:
      'The board is now a system: download it, read it, run it. Whatever you change in an earlier stage is in the next export.',
  },
} as const;
