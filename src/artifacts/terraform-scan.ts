import * as fs from 'fs';
import { addressesIn, referencesIn } from './references';
import { describe } from '../private/fail';
import { SECRET_MARKS, secretShapeIn } from '../private/secret-shapes';

const STRING = /"(?:[^"\\]|\\.)*"/g;
const KEY = /^ *"((?:[^"\\]|\\.)*)": ?/;
/** `resource`, type, name: what stands at the first three levels of the document. cdktf writes two spaces for each. */
const LEVELS = 3;
/**
 * What the scan stops at, in the order of the text: a key of the first levels, a list whose texts are addresses without `${...}`, what opens
 * an expression, and what a secret may begin with. Most of a document is none of these, and one search passes over it.
 */
const STOPS = new RegExp(`\\n {2,${2 * LEVELS}}"|"(?:depends_on|replace_triggered_by)": \\[(?=\\n|$)|[$%]\\{|${SECRET_MARKS}`, 'g');
const END_OF_LIST = /\n *\]/g;

/** Problems of a written cdk.tf.json, read piece by piece: references to resources that it lacks, and literal secrets. */
export function scanTerraform(file: string): string[] {
  const scan = new Scan();
  eachPiece(file, piece => scan.read(piece));
  return scan.problems();
}

/** Many lines repeat from machine to machine; so many are remembered. */
const REMEMBERED = 4096;

class Scan {
  private readonly secrets = new Set<string>();
  private readonly references = new Set<string>();
  private readonly known = new Set<string>();
  /** Lines without a secret whose references are noted: they say nothing new. */
  private readonly seen = new Set<string>();
  private place: string[] = [];
  /** Inside a list of addresses, which the next piece goes on with. */
  private inAddresses = false;

  /** Reads whole lines, each with the end of the one before it. */
  public read(lines: string): void {
    STOPS.lastIndex = this.inAddresses ? this.readAddresses(lines, 0) : 0;
    for (let stop = STOPS.exec(lines); stop; stop = STOPS.exec(lines)) {
      const [found] = stop;
      if (found.startsWith('\n')) {
        this.locate(lineAt(lines, stop.index + 1), (found.length - 2) / 2);
      } else if (found.endsWith('[')) {
        STOPS.lastIndex = this.readAddresses(lines, STOPS.lastIndex);
      } else {
        const line = lineAt(lines, stop.index);
        this.readLine(line);
        STOPS.lastIndex = endOfLine(lines, stop.index);
      }
    }
  }

  public problems(): string[] {
    const secrets = [...this.secrets].map(given => describe({ code: 'HW5004', given, allowed: 'a SecretRef', remedy: 'Name where the secret is read: SecretRef.environmentVariable, terraformVariable or file.' }));
    const dangling = [...this.references].filter(address => !this.known.has(address) && !isIterator(address));
    return [...secrets, ...dangling.map(given => describe({ code: 'HW5005', given, allowed: 'a resource or data source of this stack', remedy: 'Refer to it by the construct\'s own attribute, or add the resource to this stack.' }))];
  }

  private readLine(line: string): void {
    if (this.seen.has(line)) { return; }
    if (!this.noteSecret(line) && this.seen.size < REMEMBERED) { this.seen.add(line); }
    if (/[$%]\{/.test(line)) { textsIn(line).flatMap(referencesIn).forEach(address => this.references.add(address)); }
  }

  /** Reads a list of addresses to its end, or to that of the piece; gives where. */
  private readAddresses(lines: string, from: number): number {
    END_OF_LIST.lastIndex = from;
    const end = END_OF_LIST.exec(lines)?.index;
    this.inAddresses = end === undefined;
    for (const line of lines.slice(from, end).split('\n')) {
      this.noteSecret(line);
      textsIn(line).flatMap(addressesIn).forEach(address => this.references.add(address));
    }
    return end ?? lines.length;
  }

  private noteSecret(line: string): boolean {
    const secret = secretShapeIn(line);
    if (secret !== undefined) { this.secrets.add(`${secret} in cdk.tf.json at ${this.shownPlace(line)}`); }
    return secret !== undefined;
  }

  /** Follows the first levels of the document. */
  private locate(line: string, level: number): void {
    const key = KEY.exec(line)?.[1];
    if (key === undefined) { return; }
    this.place = [...this.place.slice(0, level - 1), key];
    const [kind, type, name] = this.place;
    if (level === LEVELS && (kind === 'resource' || kind === 'data')) { this.known.add(`${kind === 'data' ? 'data.' : ''}${type}.${name}`); }
  }

  /** Where a secret stands; never its text. */
  private shownPlace(line: string): string {
    const key = KEY.exec(line)?.[1];
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

function lineAt(lines: string, at: number): string {
  return lines.slice(lines.lastIndexOf('\n', at) + 1, endOfLine(lines, at));
}

function endOfLine(lines: string, at: number): number {
  const end = lines.indexOf('\n', at);
  return end < 0 ? lines.length : end;
}

/** The text of a file by pieces of whole lines, each from the end of the line before it. */
function eachPiece(file: string, visit: (piece: string) => void): void {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1048576);
    let rest: Buffer = Buffer.alloc(0);
    for (let read = fs.readSync(handle, buffer); read > 0; read = fs.readSync(handle, buffer)) {
      // Cut at a line end, so that no character is torn apart.
      const piece = Buffer.concat([rest, buffer.subarray(0, read)]);
      const end = Math.max(piece.lastIndexOf(10), 0);
      visit(piece.toString('utf8', 0, end));
      rest = Buffer.from(piece.subarray(end));
    }
    visit(rest.toString('utf8'));
  } finally {
    fs.closeSync(handle);
  }
}
