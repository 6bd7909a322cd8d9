#!/usr/bin/env node
import { runCli } from './run-cli';
import { Terminal } from './terminal';

void runCli(process.argv.slice(2), Terminal.ofProcess()).then(status => { process.exitCode = status; });
