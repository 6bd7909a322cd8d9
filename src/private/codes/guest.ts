/** Refusals about what Ansible does inside of guests. */
export const GUEST_CODES = {
  HW1501: { title: 'role that a host cannot have like this', why: 'Variables of Ansible hold for the whole host: a role twice, or one variable with two values, would depend on the order.' },
  HW1502: { title: 'machine that Ansible cannot get into', why: 'A role that never runs is a promise that nobody keeps.' },
  HW1503: { title: 'name that means something else to Ansible', why: 'Groups and hosts share one space of names, in which some words are taken.' },
  HW1504: { title: 'role that is not there', why: 'A play with an unknown role stops before its first task.' },
  HW1505: { title: 'collection in two versions', why: 'Ansible loads one version of a collection; which one would be luck.' },
  HW1506: { title: 'variables that nothing reads', why: 'Ansible reads group_vars and host_vars beside an inventory or a playbook, and nowhere else; it says nothing of the others.' },
  HW1507: { title: 'way in without a password', why: 'PowerShell Remoting and WinRM let nobody in by a key; the first play would find out.' },
  HW1508: { title: 'route that the protocol cannot take', why: 'Jump hosts and relaying programs are things of SSH; PowerShell Remoting and WinRM would ask for the guest where it does not answer.' },
  HW1509: { title: 'jump host that leads nowhere', why: 'Who is behind it is reached by nobody, and the first play would find out.' },
};
