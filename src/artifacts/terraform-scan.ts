import * as fs from 'fs';
import { addressesIn, referencesIn } from './references';
import { describe } from '../private/fail';
import { secretShapeIn } from '../private/secret-shapes';

const STRING = /"(?:[^"\\]|\\.)*"/g;
const KEY = /^( *)"((?:[^"\\]|\\.)*)": ?/;
/** `resource`, type, name: what stands at the first three levels of the document. */
const LEVELS = 3;
const BELOW = '  '.repeat(LEVELS + 1);

/** Problems of a written cdk.tf.json, read line by line: references to resources that it lacks, and literal secrets. */
export function scanTerraform(file: string): string[] {
  const scan = new Scan();
  eachLine(file, line => scan.read(line));
  return scan.problems();
}

/** A line of JSON that is shorter has no room for a secret: the shortest is a connection string such as `a://:bcd@e`, in quotes. */
const SHORTEST = 13;

/** Most lines repeat from machine to machine; so many are remembered. */
const REMEMBERED = 4096;

class Scan {
  private readonly secrets = new Set<string>();
  private readonly references = new Set<string>();
  private readonly known = new Set<string>();
  /** Lines without a secret whose references are noted: they say nothing new. */
  private readonly seen = new Set<string>();
  private place: string[] = [];
  /** Inside a list whose texts are addresses without `${...}`. */
  private inAddresses = false;

  public read(line: string): void {
    this.locate(line);
    if (this.seen.has(line) && !this.inAddresses) { return; }
    const secret = line.trimStart().length < SHORTEST ? undefined : secretShapeIn(line);
    if (secret) { this.secrets.add(`${secret} in cdk.tf.json at ${this.shownPlace(line)}`); }
    if (this.inAddresses) {
      textsIn(line).flatMap(addressesIn).forEach(address => this.references.add(address));
    } else if (/[$%]\{/.test(line)) {
      textsIn(line).flatMap(referencesIn).forEach(address => this.references.add(address));
    }
    if (!secret && !this.inAddresses && this.seen.size < REMEMBERED) { this.seen.add(line); }
  }

  public problems(): string[] {
    const secrets = [...this.secrets].map(given => describe({ code: 'HW5004', given, allowed: 'a SecretRef', remedy: 'Name where the secret is read: SecretRef.environmentVariable, terraformVariable or file.' }));
    const dangling = [...this.references].filter(address => !this.known.has(address) && !isIterator(address));
    return [...secrets, ...dangling.map(given => describe({ code: 'HW5005', given, allowed: 'a resource or data source of this stack', remedy: 'Refer to it by the construct\'s own attribute, or add the resource to this stack.' }))];
  }

  /** Follows the first levels of the document by its indentation: cdktf writes two spaces for each. */
  private locate(line: string): void {
    const key = line.startsWith(BELOW) ? undefined : KEY.exec(line);
    if (key) {
      const level = key[1].length / 2;
      this.place = [...this.place.slice(0, level - 1), key[2]];
      const [kind, type, name] = this.place;
      if (level === LEVELS && (kind === 'resource' || kind === 'data')) { this.known.add(`${kind === 'data' ? 'data.' : ''}${type}.${name}`); }
    }
    this.inAddresses = this.inAddresses ? !/^ *\]/.test(line) : line.endsWith('[') && /^ *"(?:depends_on|replace_triggered_by)": \[$/.test(line);
  }

  /** Where a secret stands; never its text. */
  private shownPlace(line: string): string {
    const key = KEY.exec(line)?.[2];
    const place = this.place.at(-1) === key || key === undefined ? this.place : [...this.place, key];
    return place.filter(part => secretShapeIn(part) === undefined).join('.');
  }
}

/** The texts of one line of JSON, as they were before they were quoted. */
function textsIn(line: string): string[] {
  return (line.match(STRING) ?? []).map(text => JSON.parse(text) as string);
}

/** `disk.value` and `disk.key` inside a dynamic block are its iterator. */
function isIterator(address: string): boolean {
  return /^[^.]+\.(?:key|value)$/.test(address);
}

function eachLine(file: string, visit: (line: string) => void): void {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1048576);
    let rest: Buffer = Buffer.alloc(0);
    for (let read = fs.readSync(handle, buffer); read > 0; read = fs.readSync(handle, buffer)) {
      // Cut at a line end, so that no character is torn apart.
      const piece = Buffer.concat([rest, buffer.subarray(0, read)]);
      const end = piece.lastIndexOf(10) + 1;
      piece.toString('utf8', 0, end).split('\n').forEach(visit);
      rest = Buffer.from(piece.subarray(end));
    }
    visit(rest.toString('utf8'));
  } finally {
    fs.closeSync(handle);
  }
}
