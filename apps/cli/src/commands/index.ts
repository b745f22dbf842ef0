import { check } from './check.ts';
import type { Command } from './command.ts';
import { backupCommand, restoreCommand, serveCommand } from './data.ts';
import { diff } from './diff.ts';
import { eject } from './eject.ts';
import { exportCommand } from './export.ts';
import { generate } from './generate.ts';
import { historyCommand } from './history.ts';
import { workshopsCommand } from './workshops.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  generate,
  check,
  diff,
  exportCommand,
  eject,
  serveCommand,
  backupCommand,
  restoreCommand,
  historyCommand,
  workshopsCommand,
];
