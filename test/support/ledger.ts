import { Construct } from 'constructs';
import { Cidr, HardenedVm, IMachineImage, INetwork, IpAssignment, Service, Size } from '../../src';

/** Two machines with data that know nothing of where they run. */
export class Ledger extends Construct {
  public readonly machines: HardenedVm[];

  constructor(scope: Construct, id: string, image: IMachineImage, network: INetwork) {
    super(scope, id);
    this.machines = ['App', 'Db'].map((name, at) => new HardenedVm(this, name, { image, network, ip: IpAssignment.of(`10.0.20.${10 + at}/24`, '10.0.20.1'), memory: Size.gibibytes(4) }));
    const [app, db] = this.machines;
    app.allow(Service.HTTPS);
    db.allow(Service.POSTGRESQL, { sources: [Cidr.of('10.0.20.10/32')] });
    db.addDisk('data', Size.gibibytes(32), { mount: '/srv/data' });
  }
}
