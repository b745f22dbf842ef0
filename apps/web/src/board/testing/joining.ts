import { addElement } from '@stormbridge/model';
import { onTestFinished } from 'vitest';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { type FakeServer, until } from './fake-server.ts';

/** Joins a workshop of a server in memory; left again when the test ends. */
export function join(server: FakeServer, name = 'Ada', network?: EventTarget): Workshop {
  const workshop = openWorkshop({
    id: 'w1',
    wsUrl: 'ws://test/sync',
    role: 'participant',
    me: { name, colour: '#0b6e67' },
    WebSocketPolyfill: server.WebSocket,
    network,
  });
  onTestFinished(() => workshop.destroy());
  return workshop;
}

export const savingOf = (workshop: Workshop) => workshop.state.getState().saving;
export const rightsOf = (workshop: Workshop) => workshop.state.getState().rights;

/** Waits until everything of these is saved, confirming what comes. */
export const synced = (server: FakeServer, ...workshops: Workshop[]): Promise<void> =>
  until(() => {
    server.confirm();
    return workshops.every((one) => savingOf(one).kind === 'saved');
  }, 'saved');

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const event = (id: string, label: string) => addElement(id, { kind: 'event', label });
