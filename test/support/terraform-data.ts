// A program of built-in resources: the real Terraform applies it without any provider. `BREAK` makes its resource fail.
import { App } from 'cdktf';
import { anyResource, textFile } from './project';
import { EstateStack } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'lab');
anyResource(stack, 'X', process.env.BREAK ? { provisioner: [{ 'local-exec': { command: 'echo broken on purpose; exit 3' } }] } : { input: 'hello' });
if (process.env.PLAYS) {
  textFile(stack, 'ansible/ansible.cfg', '[defaults]\n');
  textFile(stack, 'ansible/requirements.yml', '---\ncollections: []\n');
  textFile(stack, 'ansible/ping.yml', '--- []\n');
  textFile(stack, 'ansible/site.yml', '--- []\n');
}
new EstateStack(app, 'empty').addDependency(stack);
app.synth();
