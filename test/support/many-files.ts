import { App, TerraformStack } from 'cdktf';
import { TextArtifact } from '../../src/artifacts';

export const MANY_STACKS = ['s1', 's2', 's3', 's4'];

/** Stacks full of files of which a third is changed, a third added and removed, and a third the same in every round. */
export function synthesizeManyFiles(round: number): void {
  const app = new App();
  for (const id of MANY_STACKS) {
    const stack = new TerraformStack(app, id);
    for (let number = 0; number < 30; number++) {
      const filePath = [`same/${number}.txt`, `changed/deep/${number}.txt`, `round-${round % 3}/${number}.txt`][number % 3];
      const text = (number % 3 === 1 ? `round ${round} ` : 'always ').repeat(200);
      new TextArtifact(stack, `F${number}`, { produce: () => text }, { filePath });
    }
  }
  app.synth();
}
