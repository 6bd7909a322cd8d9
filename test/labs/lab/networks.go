package lab

import (
	"fmt"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/types"
)

const standardSwitch = "vSwitch0"

func (m *maker) makeNetworks(inventory Inventory) error {
	for _, name := range inventory.Networks {
		if err := m.addStandardPortGroup(name); err != nil {
			return fmt.Errorf("network %s: %w", name, err)
		}
	}
	for _, wanted := range inventory.Switches {
		if err := m.addSwitch(wanted); err != nil {
			return fmt.Errorf("switch %s: %w", wanted.Name, err)
		}
	}
	return m.nameNetworks()
}

// nameNetworks remembers every network by its name.
func (m *maker) nameNetworks() error {
	children, err := m.folders.NetworkFolder.Children(m.ctx)
	if err != nil {
		return err
	}
	for _, child := range children {
		network, ok := child.(object.NetworkReference)
		if !ok {
			continue
		}
		name, err := object.NewCommon(m.client.Client, child.Reference()).ObjectName(m.ctx)
		if err != nil {
			return err
		}
		m.networks[name] = network
	}
	return nil
}

// One host is enough: the simulator keeps one network of a name for all hosts.
func (m *maker) addStandardPortGroup(name string) error {
	system, err := m.hosts[0].ConfigManager().NetworkSystem(m.ctx)
	if err != nil {
		return err
	}
	return system.AddPortGroup(m.ctx, types.HostPortGroupSpec{Name: name, VswitchName: standardSwitch})
}

func (m *maker) addSwitch(wanted Switch) error {
	spec := types.DVSCreateSpec{ConfigSpec: &types.VMwareDVSConfigSpec{DVSConfigSpec: types.DVSConfigSpec{Name: wanted.Name}}}
	task, err := m.folders.NetworkFolder.CreateDVS(m.ctx, spec)
	made, err := m.result(task, err)
	if err != nil {
		return err
	}
	dvs := object.NewDistributedVirtualSwitch(m.client.Client, made)
	for _, host := range m.hosts {
		member := types.DistributedVirtualSwitchHostMemberConfigSpec{Operation: string(types.ConfigSpecOperationAdd), Host: host.Reference()}
		task, err := dvs.Reconfigure(m.ctx, &types.DVSConfigSpec{Host: []types.DistributedVirtualSwitchHostMemberConfigSpec{member}})
		if _, err := m.result(task, err); err != nil {
			return err
		}
	}
	for _, name := range wanted.PortGroups {
		group := types.DVPortgroupConfigSpec{Name: name, Type: string(types.DistributedVirtualPortgroupPortgroupTypeEarlyBinding), NumPorts: 8}
		task, err := dvs.AddPortgroup(m.ctx, []types.DVPortgroupConfigSpec{group})
		if _, err := m.result(task, err); err != nil {
			return fmt.Errorf("port group %s: %w", name, err)
		}
	}
	return nil
}
