import { OpenAccountV1 } from '@file-manager/contracts';
import { commandHandler, on } from '@file-manager/event-kit';
import { openAccount } from './handlers/account.ts';

export const handler = commandHandler(on(OpenAccountV1, openAccount));
