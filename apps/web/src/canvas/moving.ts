import { create } from 'zustand';
import type { RemotePerson } from '../people/remote-person.ts';
import type { Offsets } from './scene.ts';

/** What moves on the canvas without being a change of the board: other people, and everything that is being dragged. */
export interface Moving {
  readonly people: readonly RemotePerson[];
  /** How far each dragged thing is from where it lies, in board px. */
  readonly offsets: Offsets;
}

export const still: Offsets = new Map();

/** Changes many times a second while somebody moves: components that read it are small. */
export const useMoving = create<Moving>(() => ({ people: [], offsets: still }));
