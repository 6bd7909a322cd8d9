/** Refusals about what was given before and must stay. */
export const LOCK_CODES = {
  HW1401: { title: 'lock that cannot be read', why: 'Without it every machine would be taken for a new one.' },
  HW1402: { title: 'lock that contradicts the program', why: 'A VM id, a slot or a MAC that changes makes another machine of it, or cuts it off.' },
  HW1403: { title: 'entry that the lock does not have', why: 'In CI nobody commits the lock: what is given there would be given anew at the next run.' },
  HW1404: { title: 'known machine at another address', why: 'Terraform would destroy what stands at the old address and build it anew; prevent_destroy does not hold for a block that has left the program.' },
  HW1405: { title: 'machine with data that left the program', why: 'The next apply would destroy it.' },
  HW1406: { title: 'data disk that left the machine or became smaller', why: 'What is on it would be lost.' },
  HW1407: { title: 'interfaces in another order', why: 'Interfaces are known by their order: each would get the address and the MAC of another.' },
  HW1408: { title: 'replacement of a machine with data', why: 'A replaced machine loses its disks.' },
  HW1409: { title: 'protection lifted from a machine with data', why: 'What protects a machine is taken away in two steps, so that no single change destroys it.' },
  HW1410: { title: 'lock that changed during the synthesis', why: 'Two programs that write at once would give one number twice.' },
  HW1411: { title: 'safeguard that left the program before it was let go', why: 'What it keeps would stay behind half undone, and lock people out.' },
  HW1412: { title: 'move that contradicts another', why: 'Terraform stops at plan: a thing comes from one place, and a place has one thing.' },
  HW1413: { title: 'kept address that its pool does not give', why: 'The machine stands with it; another one would cut off whoever knows the old.' },
};
