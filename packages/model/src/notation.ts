import type { ElementKind } from './tables.ts';

/** Everything that a team puts on the canvas: the element kinds, and the areas that gather them. */
export const AREA_KINDS = ['aggregate', 'context', 'service', 'phase'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
export type Kind = ElementKind | AreaKind;

/** The silhouette that tells a kind apart without its colour. */
export type Shape =
  | 'square'
  | 'roundedRight'
  | 'pill'
  | 'dashed'
  | 'turnedCorner'
  | 'doubleEdge'
  | 'tilted'
  | 'ruled'
  | 'frame'
  | 'clock';

export interface Notation {
  readonly kind: Kind;
  /** The word for one, as people say it. */
  readonly label: string;
  readonly plural: string;
  /** The single key that makes one; letters as on the key cap. */
  readonly shortcut: string;
  readonly glyph: string;
  readonly shape: Shape;
  /** Fill on the light and on the dark board, and the edge that both share. Ink on it is at least 6:1. */
  readonly colour: { readonly light: string; readonly dark: string; readonly edge: string };
  /** Width and height of one sticky on the canvas, in px at zoom 1. */
  readonly size: { readonly w: number; readonly h: number };
  /** The stage that introduces it. */
  readonly stage: number;
  /** What may follow it: the allowed flows. */
  readonly leadsTo: readonly Kind[];
}

/**
 * The notation: one row a kind. Palette, shortcuts, colours, shapes, stages, allowed flows, the outline and the pictures
 * are all read from it. Colours follow the common EventStorming legend; the closest pair stays tellable with every
 * usual colour blindness.
 */
export const NOTATION: { readonly [K in Kind]: Notation & { readonly kind: K } } = {
  event: {
    kind: 'event',
    label: 'Domain event',
    plural: 'Domain events',
    shortcut: 'E',
    glyph: 'bolt',
    shape: 'square',
    colour: { light: '#FFAF57', dark: '#E8953C', edge: '#B0640C' },
    size: { w: 128, h: 80 },
    stage: 1,
    leadsTo: ['policy', 'readModel', 'externalSystem'],
  },
  command: {
    kind: 'command',
    label: 'Command',
    plural: 'Commands',
    shortcut: 'C',
    glyph: 'arrow',
    shape: 'roundedRight',
    colour: { light: '#62AEF7', dark: '#5B9FE3', edge: '#1F6DB8' },
    size: { w: 128, h: 80 },
    stage: 3,
    leadsTo: ['aggregate', 'externalSystem', 'event'],
  },
  actor: {
    kind: 'actor',
    label: 'Actor',
    plural: 'Actors',
    shortcut: 'A',
    glyph: 'person',
    shape: 'pill',
    colour: { light: '#FFE14D', dark: '#EACB3A', edge: '#8A7400' },
    size: { w: 112, h: 56 },
    stage: 3,
    leadsTo: ['command'],
  },
  policy: {
    kind: 'policy',
    label: 'Policy',
    plural: 'Policies',
    shortcut: 'P',
    glyph: 'loop',
    shape: 'dashed',
    colour: { light: '#DDCDFF', dark: '#C9B3F5', edge: '#7A55C7' },
    size: { w: 128, h: 80 },
    stage: 3,
    leadsTo: ['command'],
  },
  readModel: {
    kind: 'readModel',
    label: 'Read model',
    plural: 'Read models',
    shortcut: 'R',
    glyph: 'eye',
    shape: 'turnedCorner',
    colour: { light: '#86CF95', dark: '#6DB67C', edge: '#2C8247' },
    size: { w: 128, h: 80 },
    stage: 3,
    leadsTo: ['actor', 'policy'],
  },
  externalSystem: {
    kind: 'externalSystem',
    label: 'External system',
    plural: 'External systems',
    shortcut: 'X',
    glyph: 'boxArrow',
    shape: 'doubleEdge',
    colour: { light: '#FFC9DD', dark: '#EDB2CB', edge: '#C04379' },
    size: { w: 128, h: 80 },
    stage: 3,
    leadsTo: ['command', 'event'],
  },
  timer: {
    kind: 'timer',
    label: 'Timer',
    plural: 'Timers',
    shortcut: 'T',
    glyph: 'clock',
    shape: 'clock',
    colour: { light: '#7FD8D0', dark: '#62BDB4', edge: '#13756C' },
    size: { w: 128, h: 72 },
    stage: 3,
    leadsTo: ['command', 'event'],
  },
  hotSpot: {
    kind: 'hotSpot',
    label: 'Hot spot',
    plural: 'Hot spots',
    shortcut: 'H',
    glyph: 'exclamation',
    shape: 'tilted',
    colour: { light: '#FF6A94', dark: '#F2628F', edge: '#B81450' },
    size: { w: 112, h: 80 },
    stage: 1,
    leadsTo: [],
  },
  aggregate: {
    kind: 'aggregate',
    label: 'Aggregate',
    plural: 'Aggregates',
    shortcut: 'G',
    glyph: 'lines',
    shape: 'ruled',
    colour: { light: '#FFF6CF', dark: '#E6DBAE', edge: '#8A7833' },
    size: { w: 112, h: 112 },
    stage: 4,
    leadsTo: ['event'],
  },
  context: {
    kind: 'context',
    label: 'Bounded context',
    plural: 'Bounded contexts',
    shortcut: 'B',
    glyph: 'frame',
    shape: 'frame',
    colour: { light: '#EAF1EF', dark: '#1E2B33', edge: '#5C6F7B' },
    size: { w: 480, h: 360 },
    stage: 5,
    leadsTo: [],
  },
  service: {
    kind: 'service',
    label: 'Microservice',
    plural: 'Microservices',
    shortcut: 'S',
    glyph: 'box',
    shape: 'frame',
    colour: { light: '#D5E7E4', dark: '#24403D', edge: '#0B6E67' },
    size: { w: 200, h: 96 },
    stage: 6,
    leadsTo: [],
  },
  phase: {
    kind: 'phase',
    label: 'Phase',
    plural: 'Phases',
    shortcut: 'F',
    glyph: 'flag',
    shape: 'frame',
    colour: { light: '#F6F4EE', dark: '#161D24', edge: '#7B8794' },
    size: { w: 240, h: 32 },
    stage: 2,
    leadsTo: [],
  },
};

/** All kinds, in the order of the palette. */
export const KINDS = Object.keys(NOTATION) as readonly Kind[];

/** The kind whose shortcut is this key (case does not matter), or `undefined`. */
export const kindOfShortcut = (key: string): Kind | undefined =>
  KINDS.find((kind) => NOTATION[kind].shortcut === key.toUpperCase());
