export const hints = {
  label: 'Hints',
  open: 'Show hints',
  close: 'Hide hints',
  none: 'Nothing to point out at this stage.',
  earlier: 'From earlier stages',
  show: 'Show me',
  why: 'Why',
  more: '{{count}} more',
  done: 'Done: {{label}}',
  nothingToDo: 'There was nothing left to change.',
} as const;
