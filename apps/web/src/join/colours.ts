/**
 * The colours that people choose from. White text on each has a contrast of at least 5:1, and none is the fill of a
 * sticky, so a cursor is never taken for a note.
 */
export const PEOPLE_COLOURS = [
  { name: 'green', value: '#0B6E67' },
  { name: 'crimson', value: '#B8325F' },
  { name: 'violet', value: '#5B4BB5' },
  { name: 'blue', value: '#1A62A8' },
  { name: 'rust', value: '#A34A12' },
  { name: 'plum', value: '#8A2F87' },
  { name: 'olive', value: '#566410' },
  { name: 'slate', value: '#455668' },
] as const;

export type ColourName = (typeof PEOPLE_COLOURS)[number]['name'];
