import * as fs from 'fs';
import * as path from 'path';

/** What checkov said of one document, as `CHECK resource`, sorted. */
export interface CheckovAnswer {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** What a version of checkov said of every blind spot; `npm run verify` asks it again. */
export interface CheckovRecord {
  readonly version: string;
  readonly spots: Readonly<Record<string, CheckovAnswer>>;
}

export const CHECKOV_RECORD = JSON.parse(fs.readFileSync(path.join(__dirname, 'checkov-record.json'), 'utf8')) as CheckovRecord;
