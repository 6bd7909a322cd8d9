package lab

import (
	"fmt"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/types"
)

const (
	kibPerGib      = 1 << 20
	defaultNetwork = "VM Network"
)

func (m *maker) makeTemplates(inventory Inventory) error {
	for _, wanted := range inventory.Templates {
		if wanted.Datastore == "" && len(inventory.Datastores) > 0 {
			wanted.Datastore = inventory.Datastores[0].Name
		}
		if wanted.Network == "" {
			wanted.Network = defaultNetwork
		}
		if err := m.makeTemplate(wanted); err != nil {
			return fmt.Errorf("template %s: %w", wanted.Name, err)
		}
	}
	return nil
}

func (m *maker) makeTemplate(wanted Template) error {
	folder, err := m.vmFolder(wanted.Folder)
	if err != nil {
		return err
	}
	devices, err := m.devicesOf(wanted)
	if err != nil {
		return err
	}
	changes, err := devices.ConfigSpec(types.VirtualDeviceConfigSpecOperationAdd)
	if err != nil {
		return err
	}
	config := types.VirtualMachineConfigSpec{
		Name:         wanted.Name,
		GuestId:      wanted.GuestID,
		Firmware:     wanted.Firmware,
		NumCPUs:      1,
		MemoryMB:     1024,
		Files:        &types.VirtualMachineFileInfo{VmPathName: onDatastore(wanted.Datastore)},
		BootOptions:  &types.VirtualMachineBootOptions{EfiSecureBootEnabled: types.NewBool(wanted.SecureBoot)},
		DeviceChange: changes,
	}
	task, err := folder.CreateVM(m.ctx, config, m.pool, m.hosts[0])
	made, err := m.result(task, err)
	if err != nil || wanted.Machine {
		return err
	}
	return object.NewVirtualMachine(m.client.Client, made).MarkAsTemplate(m.ctx)
}

func (m *maker) devicesOf(wanted Template) (object.VirtualDeviceList, error) {
	var devices object.VirtualDeviceList
	scsi, err := devices.CreateSCSIController(wanted.ScsiType)
	if err != nil {
		return nil, err
	}
	devices = append(devices, scsi)
	for index, gib := range wanted.Disks {
		disk := devices.CreateDisk(scsi.(types.BaseVirtualController), types.ManagedObjectReference{}, onDatastore(wanted.Datastore, wanted.Name, fmt.Sprintf("disk%d.vmdk", index)))
		disk.CapacityInKB = gib * kibPerGib
		devices = append(devices, disk)
	}
	network := m.networks[wanted.Network]
	if network == nil {
		return nil, fmt.Errorf("there is no network %s", wanted.Network)
	}
	backing, err := network.EthernetCardBackingInfo(m.ctx)
	if err != nil {
		return nil, err
	}
	card, err := devices.CreateEthernetCard("vmxnet3", backing)
	if err != nil {
		return nil, err
	}
	return append(devices, card), nil
}
