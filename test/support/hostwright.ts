// The command as a process of its own: what it starts shares its terminal.
import '../../src/cli/main';
