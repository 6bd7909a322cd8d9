/** Name of the Terraform output that carries the addresses which are known after apply only. */
export const INVENTORY_OUTPUT = 'ansible_inventory';

/**
 * An inventory script: reads addresses from the outputs of a stack, refreshes once where one is missing, and fails by name where
 * it stays so. Ansible calls it with `--list` or `--host`. It needs nothing but Python, and terraform or tofu in `HOSTWRIGHT_TERRAFORM`.
 *
 * @param stackFolder folder of the stack, seen from the script
 */
export function terraformHosts(stackFolder: string, header: string): string {
  return `#!/usr/bin/env python3
${header}
"""Hosts whose address Terraform knows after apply only."""
import json
import os
import shutil
import subprocess
import sys

FOLDER = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "${stackFolder}"))
OUTPUT = "${INVENTORY_OUTPUT}"


def stop(message):
    sys.stderr.write(message + "\\n")
    sys.exit(1)


def terraform(*arguments):
    program = os.environ.get("HOSTWRIGHT_TERRAFORM") or shutil.which("terraform") or shutil.which("tofu")
    if not program:
        stop("neither terraform nor tofu is on the PATH; name the program in HOSTWRIGHT_TERRAFORM")
    run = subprocess.run([program, "-chdir=" + FOLDER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        stop("%s %s failed in %s: %s" % (program, arguments[0], FOLDER, run.stderr.strip()))
    return run.stdout


def addresses():
    output = json.loads(terraform("output", "-json", "-no-color")).get(OUTPUT)
    if output is None:
        stop("the stack in %s has no output %s yet: deploy it first" % (FOLDER, OUTPUT))
    return output["value"]


def main():
    found = addresses()
    if not all(found.values()):
        terraform("apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color")
        found = addresses()
    missing = sorted(name for name, address in found.items() if not address)
    if missing:
        stop("no address yet for %s: is the machine up, and does its guest agent run?" % ", ".join(missing))
    variables = {name: {"ansible_host": address} for name, address in sorted(found.items())}
    if len(sys.argv) == 3 and sys.argv[1] == "--host":
        document = variables.get(sys.argv[2], {})
    else:
        document = {"_meta": {"hostvars": variables}, "all": {"hosts": sorted(variables)}}
    json.dump(document, sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\\n")


main()
`;
}
