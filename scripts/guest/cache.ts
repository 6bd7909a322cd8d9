import * as path from 'path';
import { ROOT } from '../lib/examples';

/** What is made once and used again; git never sees it. */
export const CACHE = path.join(ROOT, '.cache');
