import { Access } from './access';
import { azureLocation, resourceGroupName, subscriptionId } from './azure-name';
import { AzurePlatformProps } from './azure-platform-props';
import { AzureProviderLine } from './azure-provider-line';
import { FLAG, fitting, memberOf, Misfit, misfitsOf } from './kinds';

/** What a platform was configured with. */
export interface AzureSettings {
  readonly location: string;
  readonly resourceGroup: string;
  readonly createResourceGroup: boolean;
  readonly subscriptionId?: string;
  readonly access: Access;
  readonly line: AzureProviderLine;
}

/** What of a platform's props no compiler may have checked, and nothing is built without; names have grammars of their own. */
const CHECKED = { createResourceGroup: FLAG, providerLine: memberOf(AzureProviderLine, 'AzureProviderLine') };

/**
 * The settings of a platform, with the default in the place of what is none.
 * @param path path of the platform, for names, which fail at once
 */
export function settingsOf(props: AzurePlatformProps, path: string): AzureSettings {
  const { createResourceGroup = false, providerLine = AzureProviderLine.V4 } = fitting(checkedIn(props), CHECKED);
  return {
    location: azureLocation(props.location, path),
    resourceGroup: resourceGroupName(props.resourceGroup, path),
    createResourceGroup,
    subscriptionId: props.subscriptionId === undefined ? undefined : subscriptionId(props.subscriptionId, path),
    access: props.access ?? Access.direct(),
    line: providerLine,
  };
}

export function misfitsOfPlatform(props: AzurePlatformProps): Misfit[] {
  return misfitsOf(checkedIn(props), CHECKED);
}

function checkedIn({ createResourceGroup, providerLine }: AzurePlatformProps): Pick<AzurePlatformProps, keyof typeof CHECKED> {
  return { createResourceGroup, providerLine };
}
