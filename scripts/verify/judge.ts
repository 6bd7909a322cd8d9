import { Outputs, outputsOf } from './outputs';

/** What a judge says of outputs. */
export interface Verdict {
  /** Files that it judged. */
  readonly files: number;
  /** What it judged in them: blocks, values, bytes. */
  readonly items: number;
  /** What is wrong, each with the name of its file. */
  readonly findings: readonly string[];
  /** Files that it could not judge, and why. */
  readonly skipped: readonly Skipped[];
  /** More counts, for people. */
  readonly detail?: string;
}

/** A file that a judge could not judge. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** A bad output that a judge must refuse. */
export interface Planted {
  readonly mistake: string;
  /** Writes it into an empty folder. `outputs` are the good ones, for mistakes that are made in a copy. */
  plant(folder: string, outputs: Outputs): Outputs;
}

/** Something that reads what the examples write. */
export interface Judge {
  readonly name: string;
  /** The reader whose files it judges, as the index names it; none where it judges something else than listed files. */
  readonly readBy?: string;
  readonly planted: readonly Planted[];
  run(outputs: Outputs): Verdict;
}

/** Judges files one by one. */
export function verdictOn<T>(files: readonly T[], judgeOne: (file: T) => Partial<Omit<Verdict, 'files'>>): Verdict {
  const parts = files.map(judgeOne);
  const skipped = parts.flatMap(part => part.skipped ?? []);
  return {
    files: parts.length - skipped.length,
    items: parts.reduce((sum, { items = 0 }) => sum + items, 0),
    findings: parts.flatMap(part => part.findings ?? []),
    skipped,
  };
}

/** A planted mistake that is one file. */
export function plantedFile(mistake: string, file: string, readBy: string, text: (outputs: Outputs) => string): Planted {
  return { mistake, plant: (folder, outputs) => outputsOf(folder, file, readBy, text(outputs)) };
}
