import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureContext } from './azure-context';
import { AzureUserIdentity } from './azure-identity';
import { AzureCatalogImageOptions, AzureImage, AzureImageOptions, AzureImageReference } from './azure-image';
import { azureId, azureName } from './azure-name';
import { AzureAvailabilitySet, AzureProximityGroup, AzureScaleSet } from './azure-placement';
import type { AzureAvailabilitySetOptions, AzureScaleSetOptions } from './azure-platform';
import { AzureExistingSubnetOptions, AzureSubnet } from './azure-subnet';
import { azureBindings } from './bindings';
import { catalogTraits, referenceTraits } from './catalog-traits';
import { traitsOf } from './image-traits';
import { renderAvailabilitySet, renderScaleSet } from './render-groups';
import { IGuestSystem } from '../../model/guest-system';
import { IPlatform } from '../../model/platform';
import { Refused } from '../../model/report';
import { addressOf } from '../../private/moves';
import { childOf } from '../child-of';
import { foreignNoun } from '../foreign';

/** What machines refer to goes after they have let go of it: Terraform else destroys first, and Azure refuses that. */
const LEAVES_LAST = { createBeforeDestroy: true };

/** What a platform names for its machines: images, subnets, identities and groups, those that are there and those that the stack makes. */
export class AzureNouns {
  constructor(private readonly platform: IPlatform & Construct, private readonly context: AzureContext, private readonly refuse: (refused: Refused) => void) {}

  public image(guest: IGuestSystem, options: AzureCatalogImageOptions): AzureImage {
    return AzureImage._of(this.platform, catalogTraits(guest, options));
  }

  public marketplaceImage(reference: AzureImageReference, options: AzureImageOptions): AzureImage {
    return AzureImage._of(this.platform, referenceTraits(reference, options));
  }

  public galleryImage(id: string, options: AzureImageOptions): AzureImage {
    const type = /\/versions\//i.test(id) ? 'Microsoft.Compute/galleries/images/versions' : 'Microsoft.Compute/galleries/images';
    return AzureImage._of(this.platform, traitsOf(options, { galleryId: azureId(id, 'gallery image', type, this.path).id }));
  }

  public existingSubnet(id: string, { addressPrefix }: AzureExistingSubnetOptions): AzureSubnet {
    const { id: canonical, names } = azureId(id, 'subnet', 'Microsoft.Network/virtualNetworks/subnets', this.path);
    return AzureSubnet._of(this.platform, names.join('/'), { id: canonical, addressPrefix });
  }

  public userIdentity(given: string): AzureUserIdentity {
    const name = azureName(given, 'identity', this.path);
    const resource = azureBindings().userIdentity(childOf(this.platform, 'Identities'), name, () => ({ ...this.context.common, name, lifecycle: LEAVES_LAST }));
    return AzureUserIdentity._of(this.platform, name, idOf(resource), resource);
  }

  public existingUserIdentity(id: string): AzureUserIdentity {
    const { id: canonical, names } = azureId(id, 'identity', 'Microsoft.ManagedIdentity/userAssignedIdentities', this.path);
    return AzureUserIdentity._of(this.platform, names[0], canonical);
  }

  public proximityGroup(given: string): AzureProximityGroup {
    const name = azureName(given, 'proximity group', this.path);
    const resource = azureBindings().proximityPlacementGroup(childOf(this.platform, 'ProximityGroups'), name, () => ({ ...this.context.common, name, lifecycle: LEAVES_LAST }));
    return AzureProximityGroup._of(this.platform, name, idOf(resource), resource);
  }

  public availabilitySet(given: string, { proximityGroup }: AzureAvailabilitySetOptions): AzureAvailabilitySet {
    const name = azureName(given, 'availability set', this.path);
    this.checkOwn(proximityGroup);
    const resource = azureBindings().availabilitySet(childOf(this.platform, 'AvailabilitySets'), name, () => renderAvailabilitySet(name, this.context.common, proximityGroup?._id));
    return AzureAvailabilitySet._of(this.platform, name, idOf(resource), resource);
  }

  public scaleSet(given: string, { zones = [], faultDomains = 1, proximityGroup }: AzureScaleSetOptions): AzureScaleSet {
    const name = azureName(given, 'scale set', this.path);
    this.checkOwn(proximityGroup);
    const resource = azureBindings().scaleSet(childOf(this.platform, 'ScaleSets'), name, () => renderScaleSet(name, this.context.common, { zones, faultDomains, proximityGroup }));
    return AzureScaleSet._of(this.platform, name, idOf(resource), [...zones], faultDomains, resource);
  }

  private get path(): string { return this.platform.node.path; }

  private checkOwn(group: AzureProximityGroup | undefined): void {
    if (group && group.platform !== this.platform) { this.refuse(foreignNoun(`${group.groupName} of ${group.platform.node.path}`, this.platform)); }
  }
}

function idOf(resource: TerraformResource): string {
  return `\${${addressOf(resource)}.id}`;
}
