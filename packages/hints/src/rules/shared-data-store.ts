import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

export const sharedDataStore: HintRule = {
  id: 'H605',
  stage: 6,
  why: 'Each service masters its own data. Two that write one store cannot be deployed apart.',
  find: (board) => {
    const owners = new Map<string, { readonly id: string; readonly name: string; readonly services: Set<string> }>();
    for (const { id, name, service } of board.dataStores.values()) {
      const key = name.trim().toLowerCase();
      const store = owners.get(key) ?? { id, name, services: new Set() };
      store.services.add(service);
      if (key !== '') owners.set(key, store);
    }
    return [...owners.values()]
      .filter(({ services }) => services.size > 1)
      .map(({ id, name, services }) => ({
        about: [id, ...services],
        message: `${services.size} services use the data store ${quoted(name)}.`,
      }));
  },
};
