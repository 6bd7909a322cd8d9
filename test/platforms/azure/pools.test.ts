import { azure, machine, network, writtenOnAzure } from './written-on-azure';
import { AddressRange, Cidr } from '../../../src';
import { refusal } from '../written';

const SMALL = Cidr.of('10.0.2.0/28');

test('GIVEN a pool of a subnet WHEN machines take all of its addresses THEN none gets one that Azure keeps', () => {
  const result = writtenOnAzure(stack => {
    const platform = azure(stack);
    const subnet = network(stack, platform).subnet('small', SMALL);
    const pool = subnet.pool(SMALL);
    for (let at = 1; at <= 11; at++) { machine(stack, platform, { network: subnet, ip: pool.address() }, `Node${at}`); }
  });
  const last = result.estate.machines.map(({ nics: [{ address }] }: any) => Number(/10\.0\.2\.(\d+)\//.exec(address)![1])).sort((a: number, b: number) => a - b);
  expect(last).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('GIVEN one machine more, or an address that is reserved WHEN synthesized THEN the pool has none left', () => {
  const with11 = (reserved: AddressRange[], count: number) => refusal(stack => {
    const platform = azure(stack);
    const subnet = network(stack, platform).subnet('small', SMALL);
    const pool = subnet.pool(SMALL, { reserved });
    for (let at = 1; at <= count; at++) { machine(stack, platform, { network: subnet, ip: pool.address() }, `Node${at}`); }
  });
  expect(with11([], 12)).toContain('HW1241');
  expect(with11([AddressRange.between('10.0.2.9', '10.0.2.9')], 11)).toContain('HW1241');
});
