import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { InvalidDataset } from './invalid-dataset.js';

/** A table as it was sent: texts, by columns. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly string[][];
  readonly rows: number;
}

const MEBIBYTE = 1024 * 1024;
export const LIMITS = { bytes: 64 * MEBIBYTE, rows: 200_000, columns: 2_000, cells: 5_000_000 } as const;
const DELIMITERS = [',', ';', '\t'] as const;
const RECORD_BYTES = MEBIBYTE;
const PART_BYTES = 64 * 1024;

/**
 * Reads a CSV with a line of names, in UTF-8, its values parted by commas, semicolons or tabs. Throws InvalidDataset for all
 * that is none, or too large.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  let names: readonly string[] = [];
  let columns: string[][] = [];
  let rows = 0;
  for await (const record of readRecords(bytes)) {
    if (names.length === 0) {
      names = checkNames(record);
      columns = names.map(() => []);
      continue;
    }
    rows += 1;
    checkSize(rows, names.length);
    for (const [at, value] of record.entries()) columns[at]?.push(value);
  }
  if (rows === 0)
    throw new InvalidDataset('The data have no rows. Send a line of names and below it a line for each row.');
  return { names, columns, rows };
}

async function* readRecords(bytes: Buffer): AsyncGenerator<string[]> {
  const options = { bom: true, skip_empty_lines: true, trim: true, max_record_size: RECORD_BYTES };
  const parser = parse({ ...options, delimiter: findDelimiter(bytes) });
  try {
    for await (const record of Readable.from(cut(bytes)).pipe(parser)) yield record as string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InvalidDataset(
      `The data are not a CSV: ${error.message}. Send text in UTF-8 whose lines have equally many values.`,
    );
  }
}

function* cut(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PART_BYTES) yield bytes.subarray(start, start + PART_BYTES);
}

/** The one that stands most often in the first line. */
function findDelimiter(bytes: Buffer): string {
  const line = bytes.toString('utf8', 0, RECORD_BYTES).split('\n')[0] ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  const [best = ','] = [...DELIMITERS].sort((a, b) => count(b) - count(a));
  return best;
}

function checkNames(record: readonly string[]): readonly string[] {
  if (record.some((name) => name === '' || name.includes('\uFFFD') || name.includes('\0')))
    throw new InvalidDataset('The first line must name every column, in UTF-8. Is this a CSV with a line of names?');
  const twice = record.find((name, at) => record.indexOf(name) !== at);
  if (twice !== undefined) throw new InvalidDataset(`Two columns are named ${twice}. Rename one.`);
  return record;
}

function checkSize(rows: number, columns: number): void {
  if (columns > LIMITS.columns)
    throw new InvalidDataset(`The data have ${columns} columns: send at most ${LIMITS.columns}.`);
  if (rows > LIMITS.rows) throw new InvalidDataset(`The data have more than ${LIMITS.rows} rows: send a sample.`);
  if (rows * columns > LIMITS.cells)
    throw new InvalidDataset(`The data have more than ${LIMITS.cells} values: send fewer rows or columns.`);
}
