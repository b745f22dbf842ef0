export const app = {
  name: 'Stormbridge',
  tagline: 'From sticky notes to a system that deploys',
} as const;

export const common = {
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not let us copy. Select the text and copy it yourself.',
  delete: 'Delete',
  done: 'Done',
  tryAgain: 'Try again',
  none: 'None',
  unnamed: '(no name yet)',
  dismiss: 'Dismiss',
  showMore: 'Show {{number}} more of {{rest}}',
  loading: 'Loading',
  somethingBroke: 'Something broke',
  somethingBrokeHint: 'Reload the page. What was saved is safe; if it happens again, please report what you did.',
  reload: 'Reload the page',
} as const;
