/** Refusals about what is written. */
export const ARTIFACT_CODES = {
  HW5001: { title: 'two files at one path', why: 'The later would overwrite the earlier.' },
  HW5002: { title: 'file outside the stack folder', why: 'Everything that is written lies below the folder of its stack, where the index accounts for it.' },
  HW5003: { title: 'unresolved token in a file', why: 'The value is known only after apply; the file is written at synth.' },
  HW5004: { title: 'literal secret', why: 'What is written is read by many people and kept by version control, state and backups.' },
  HW5005: { title: 'reference to a resource that the stack does not have', why: 'Terraform would refuse the whole stack.' },
  HW5006: { title: 'HCL output', why: 'Machines are rendered when cdktf asks for JSON; HCL has no such moment.' },
  HW5007: { title: 'second state of one stack', why: 'With another output folder Terraform would look for its state elsewhere and build everything a second time.' },
  HW5008: { title: 'output folder that cannot be written', why: 'Nothing can be written, or only a part.' },
  HW5009: { title: 'one state for two stacks', why: 'Each stack would plan to destroy what the other has built.' },
  HW5010: { title: 'another synthesis at work', why: 'Two that write into one folder at once would leave a mixture that belongs to neither.' },
};
