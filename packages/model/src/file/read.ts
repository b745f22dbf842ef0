import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { failed, ok, type Result } from '../problems.ts';
import { BOARD_FILE_MAX_BYTES, BOARD_FILE_MAX_DEPTH, utf8Length } from './format.ts';
import { scanJson } from './json-scan.ts';
import { checkMeaning } from './meaning.ts';
import { ProblemList } from './problem-list.ts';
import { checkReferences, impliedVersions, readIds } from './references.ts';
import { readShape } from './shape.ts';

/**
 * The board that the text of a `stormbridge-board/1` file holds, or everything that is wrong with it: errors of syntax
 * with line and column, everything else with a JSON pointer. Nothing is read half. Limits: 5 MB, 100,000 rows.
 */
export function parseBoardFile(text: string): Result<Board> {
  const bytes = utf8Length(text);
  if (bytes > BOARD_FILE_MAX_BYTES) {
    const size = (bytes / 1024 / 1024).toFixed(1);
    return failed({ rule: 'M73', at: '', message: `The file has ${size} MB; at most 5 MB are allowed.` });
  }
  // Some editors begin a file with a byte order mark; JSON does not know it.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const faults = scanJson(json, BOARD_FILE_MAX_DEPTH);
  if (faults.length === 0) return readBoardFile(JSON.parse(json));
  const problems = new ProblemList();
  for (const { rule, at, message } of faults) problems.add(rule, at, message);
  // A repeated field hides one of its two values, but all the rest can still be judged.
  if (faults.every(({ rule }) => rule === 'M71')) readRows(JSON.parse(json), problems);
  return failed(...problems.list());
}

/** The board that the parsed JSON of a board file holds, or everything that is wrong with it. */
export function readBoardFile(json: unknown): Result<Board> {
  const problems = new ProblemList();
  const board = readRows(json, problems);
  return problems.empty ? ok(board) : failed(...problems.list());
}

function readRows(json: unknown, problems: ProblemList): Board {
  const rows = readShape(json, problems);
  const implied = impliedVersions(rows);
  const known = readIds([...rows, ...implied.values()], problems);
  checkReferences(rows, known, problems);
  checkMeaning(rows, known, problems);
  if (!problems.empty) return emptyBoard;
  const changes = rows.map(({ table, id, fields }) => add(table, id, fields as never));
  return normalise(applyChanges(emptyBoard, changes));
}
