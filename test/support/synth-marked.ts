import { App, TerraformStack } from 'cdktf';
import { TextArtifact } from '../../src/artifacts';

/** Three stacks of which every file says which program wrote it, again and again. */
const [, , marker, rounds] = process.argv;
for (let round = 0; round < Number(rounds); round++) {
  const app = new App();
  for (const id of ['one', 'two', 'three']) {
    const stack = new TerraformStack(app, id);
    for (let number = 0; number < 20; number++) {
      new TextArtifact(stack, `F${number}`, { produce: () => `${marker}\n` }, { filePath: `${number % 2 === 0 ? 'shared' : marker}/${number}.txt` });
    }
  }
  app.synth();
}
