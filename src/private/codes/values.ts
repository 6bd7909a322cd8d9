/** Refusals of a value's own grammar: thrown at once by the factory. */
export const VALUE_CODES = {
  HW1101: { title: 'amount out of range', why: 'A size, duration, count or port must be a whole number inside its range; a wrong unit would otherwise pass silently.' },
  HW1102: { title: 'not a whole number of the unit', why: 'A conversion that would round changes what was asked for.' },
  HW1103: { title: 'malformed value', why: 'The text does not follow the grammar of its kind.' },
  HW1104: { title: 'address outside its kind', why: 'Network, broadcast, multicast and unspecified addresses cannot be given to a machine.' },
  HW1105: { title: 'gateway outside the subnet', why: 'A machine cannot reach a gateway that its own prefix does not contain.' },
  HW1106: { title: 'mixed address families', why: 'IPv4 and IPv6 parts of one assignment must not be exchanged.' },
  HW1107: { title: 'Terraform token where a plain value is needed', why: 'The value is read at synth; a token is known only after apply.' },
  HW1108: { title: 'malformed label', why: 'Labels become tags on every platform, so they keep to what all of them accept.' },
  HW1109: { title: 'gateway is the machine itself', why: 'A machine that routes through its own address reaches nothing outside its subnet.' },
  HW1110: { title: 'secret that is not read there', why: 'Each tool reads secrets by its own means; what it cannot read would be missing, or stand there in clear text.' },
  HW1111: { title: 'address range outside its network', why: 'It would reserve or give nothing; most often one of the two is misspelt.' },
};
