export const hints = {
  label: 'Hints',
  open: 'Show hints',
  close: 'Hide hints',
  none: 'Nothing to point out',
  noneText: 'As far as the method’s rules can tell, this stage is in good order.',
  here: 'This stage',
  earlier: 'From earlier stages',
  show: 'Show me',
  why: 'Why',
  more: '{{count}} more',
  done: 'Done: {{label}}',
  nothingToDo: 'There was nothing left to change.',
} as const;
