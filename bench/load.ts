// Loads one package in a fresh process and prints the CPU time that it took; nothing else is loaded before.
const before = process.cpuUsage();
// eslint-disable-next-line @typescript-eslint/no-require-imports
require(process.argv[2]);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify((user + system) / 1000));

export {};
