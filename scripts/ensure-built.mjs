// Builds what a clone lacks: the provider bindings, and with --library the compiled library and its jsii assembly.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProvider } from '../packages/provider-proxmox/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

buildProvider();
