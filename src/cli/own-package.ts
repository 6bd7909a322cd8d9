import * as fs from 'fs';
import * as path from 'path';

/** What the package of this library says of itself. */
export interface OwnPackage {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package that this file belongs to. */
export function ownPackage(): OwnPackage {
  return JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8')) as OwnPackage;
}
