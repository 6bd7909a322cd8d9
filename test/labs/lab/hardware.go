package lab

import (
	"strconv"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// newGuests are guest ids that a host knows from a version on, by how they start. Read in the documented minimum versions of govmomi's
// enumeration VirtualMachineGuestOsIdentifier; whatever is not listed is known to every version that the lab simulates.
var newGuests = map[string]string{
	"debian13": "9.0", "rhel10": "9.0", "oracleLinux10": "9.0", "freebsd15": "9.0", "other7x": "9.0",
	"rockylinux": "8.0", "almalinux": "8.0", "debian12": "8.0", "freebsd14": "8.0", "windows11": "8.0", "windows12": "8.0", "windows2022srvNext": "8.0",
}

// makeHosts gives the hosts the version that was asked for: the newest virtual hardware and the guest ids that it knows.
//
// The simulator itself says nothing of the version of the virtual hardware, which makes the provider upgrade every machine that it changes.
func (m *maker) makeHosts(inventory Inventory) error {
	browsers := m.browsers()
	m.aliasClusters()
	if err := m.addDevices(inventory.PciDevices); err != nil {
		return err
	}
	if inventory.APIVersion == "" {
		return nil
	}
	release := version(inventory.APIVersion)
	for _, host := range m.registry.All("HostSystem") {
		about := host.(*simulator.HostSystem).Config.Product
		about.Version, about.ApiVersion = release, inventory.APIVersion
	}
	hardware := hardwareOf(release)
	for _, browser := range browsers {
		m.registry.Get(browser).(*simulator.EnvironmentBrowser).QueryConfigOptionResponse.Returnval = &types.VirtualMachineConfigOption{
			Version:           hardware.String(),
			HardwareOptions:   types.VirtualHardwareOption{HwVersion: int32(hardware)},
			DefaultDevice:     esx.VirtualDevice,
			GuestOSDescriptor: guestsOf(release),
		}
	}
	return nil
}

// addDevices puts devices into the hosts that have them.
func (m *maker) addDevices(devices []PciDevice) error {
	for at, device := range devices {
		vendor, err := strconv.ParseInt(device.Vendor, 16, 16)
		if err != nil {
			return err
		}
		class, err := strconv.ParseInt(device.Class, 16, 16)
		if err != nil {
			return err
		}
		for _, one := range m.registry.All("HostSystem") {
			host := one.(*simulator.HostSystem)
			if host.Name != device.Host {
				continue
			}
			// Hosts of the simulator share what they were made from.
			hardware := *host.Hardware
			hardware.PciDevice = append(append([]types.HostPciDevice{}, hardware.PciDevice...), types.HostPciDevice{
				Id: "0000:d8:00." + strconv.Itoa(at), DeviceName: device.Name, VendorId: int16(vendor), ClassId: int16(class),
			})
			host.Hardware = &hardware
		}
	}
	return nil
}

// aliasClusters lets a cluster be asked as a compute resource, which it is: the provider does so before it customizes a clone, and vCenter
// looks at the id only, the simulator at the type too.
func (m *maker) aliasClusters() {
	for _, one := range m.registry.All("ClusterComputeResource") {
		cluster := one.(*simulator.ClusterComputeResource)
		alias := &mo.ComputeResource{EnvironmentBrowser: cluster.EnvironmentBrowser, ResourcePool: cluster.ResourcePool, Host: cluster.Host}
		alias.Self = types.ManagedObjectReference{Type: "ComputeResource", Value: cluster.Self.Value}
		alias.Name = cluster.Name
		alias.Parent = cluster.Parent
		m.registry.Put(alias)
	}
}

// browsers are what say which hardware the clusters and standalone hosts offer.
func (m *maker) browsers() []types.ManagedObjectReference {
	var found []types.ManagedObjectReference
	for _, kind := range []string{"ClusterComputeResource", "ComputeResource"} {
		for _, one := range m.registry.All(kind) {
			switch compute := one.(type) {
			case *simulator.ClusterComputeResource:
				found = append(found, *compute.EnvironmentBrowser)
			case *mo.ComputeResource:
				found = append(found, *compute.EnvironmentBrowser)
			}
		}
	}
	return found
}

// hardwareOf is the newest virtual hardware of a version.
func hardwareOf(release string) types.HardwareVersion {
	switch major(release) {
	case 7:
		return types.VMX19
	case 8:
		return types.VMX21
	case 9:
		return types.VMX22
	}
	return types.VMX13
}

func guestsOf(release string) []types.GuestOsDescriptor {
	var known []types.GuestOsDescriptor
	for _, id := range simulator.GuestID {
		if !isNewer(string(id), release) {
			known = append(known, types.GuestOsDescriptor{Id: string(id), Family: familyOf(string(id))})
		}
	}
	return known
}

func isNewer(guest, release string) bool {
	for start, from := range newGuests {
		if strings.HasPrefix(guest, start) && major(release) < major(from) {
			return true
		}
	}
	return false
}

func familyOf(guest string) string {
	if strings.HasPrefix(guest, "win") {
		return string(types.VirtualMachineGuestOsFamilyWindowsGuest)
	}
	return string(types.VirtualMachineGuestOsFamilyLinuxGuest)
}

func major(release string) int {
	number, _ := strconv.Atoi(strings.SplitN(release, ".", 2)[0])
	return number
}
