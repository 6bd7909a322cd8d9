import { Ratio, ratioOf, Size, totalOf } from './ratios';

/** Aligned columns, as Markdown shows them. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const line = (cells: readonly string[], fill = ' ') => `| ${cells.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`;
  return [line(rows[0]), line(rows[0].map(() => ''), '-'), ...rows.slice(1).map(row => line(row))].join('\n');
}

/** Every ratio beside its goal. */
export function goalTable(ratios: readonly Ratio[]): string {
  const verdict = ({ value, goal }: Ratio) => goal === undefined ? '' : value <= goal ? 'met' : 'missed';
  return table([
    ['ratio', 'measured', 'goal', ''],
    ...ratios.map(ratio => [ratio.name, ratio.value.toFixed(2), ratio.goal === undefined ? '' : `<= ${ratio.goal < 0.1 ? ratio.goal.toFixed(2) : ratio.goal.toFixed(1)}`, verdict(ratio)]),
  ]);
}

/** The parts of the time, and memory, at every size. */
export function sizeTable(sizes: readonly Size[]): string {
  return table([
    ['of', 'machines', 'resources', 'runs', 'construct', 'synth', 'both', 'memory'],
    ...sizes.map(size => [
      size.vendor, String(size.count), String(size.library[0].resources), `${size.library.length} + ${size.hand.length}`,
      ...[ratioOf(size, run => run.construct), ratioOf(size, run => run.synth), ratioOf(size, totalOf), ratioOf(size, run => run.maxRss)].map(ratio => ratio.toFixed(2)),
    ]),
  ]);
}

/** One line for each ratio, for people and machines alike. */
export function lines(ratios: readonly Ratio[]): string {
  return ratios.map(ratio => `bench ${ratio.name} ${ratio.value.toFixed(3)}`).join('\n');
}
