import { Lazy, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { IMachineImage, INetwork, IVmIntent, OperatingSystem, Platform, Size, VmBinding, VmReport } from '../../src';

/** Machines as resources of Terraform itself: a real Terraform applies them without any provider. */
export class DataPlatform extends Platform {
  public readonly platformName = 'data';

  public readonly network: INetwork = { platform: this, networkName: 'lan' };

  public image(): IMachineImage {
    return { platform: this, imageName: 'data', guest: OperatingSystem.DEBIAN_13, minimumDisk: Size.gibibytes(1) };
  }

  public override bindVm(scope: Construct, intent: IVmIntent): VmBinding {
    const resource = new TerraformResource(scope, 'Resource', { terraformResourceType: 'terraform_data' });
    // Late, as every platform reads the intent.
    resource.addOverride('input', Lazy.stringValue({ produce: () => intent.hostName.toString() }));
    return { resource, address: '' };
  }

  public override bindFirewall(scope: Construct): void {
    new TerraformResource(scope, 'Firewall', { terraformResourceType: 'terraform_data' });
  }

  public override inspectVm(): VmReport {
    return { refusals: [], notes: [], facts: {} };
  }
}
