// Makes the compiled index load each platform with the first of its names that is asked for: a program for one platform pays for no other.
// TypeScript and jsii know only `export *`, which loads everything at once; the types stay as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const EXPORTS = /__exportStar\(require\("(\.\/platforms\/[^"]+)"\), exports\);/g;

if (process.argv[1] === fileURLToPath(import.meta.url)) { loadPlatformsLazily(path.resolve(process.argv[2])); }

/** @param library folder of the compiled library */
export function loadPlatformsLazily(library) {
  const index = path.join(library, 'index.js');
  const require = createRequire(index);
  const all = [];
  const text = readFileSync(index, 'utf8').replace(EXPORTS, (_, platform) => {
    const names = Object.keys(require(platform));
    all.push(...names);
    return `for (const name of ${JSON.stringify(names)}) { Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => require("${platform}")[name] }); }`;
  });
  if (all.length === 0) { throw new Error(`${index} exports no platform in the way that the compiler writes it`); }
  // Names that a program as an ES module may import: Node reads them off the text, and none off a getter.
  const marker = 'Object.defineProperty(exports, "__esModule", { value: true });';
  writeFileSync(index, text.replace(marker, `${marker}\n0 && (module.exports = { ${all.join(', ')} });`));
}
