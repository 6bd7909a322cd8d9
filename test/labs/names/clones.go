package names

import (
	"fmt"
	"sort"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/types"
)

const (
	bytesPerGib = 1 << 30
	// What the provider takes where nothing is said.
	defaultScsiType = "pvscsi"
	defaultFirmware = "bios"
)

// checkClone compares a machine with the template that it is cloned from.
func (check *checker) checkClone(block Block, uuid any) error {
	template, err := check.templateOf(block, uuid)
	if err != nil {
		return err
	}
	if template == nil {
		return check.checkGuestKnown(block)
	}
	if template.Config == nil {
		check.report.skip(block, "clone.template_uuid", "the template does not tell its configuration")
		return nil
	}
	devices := object.VirtualDeviceList(template.Config.Hardware.Device)
	check.checkDisks(block, disksOf(devices))
	check.same(block, "scsi_type", orDefault(block.Args["scsi_type"], defaultScsiType), scsiTypeOf(devices), CodeScsiType, "the guest has no driver for another controller")
	check.same(block, "firmware", orDefault(block.Args["firmware"], defaultFirmware), template.Config.Firmware, CodeFirmware, "the guest does not boot with another one")
	check.same(block, "guest_id", block.Args["guest_id"], template.Config.GuestId, CodeGuestID, "the provider refuses another one")
	return nil
}

// same compares a literal with what the template has. A reference to the data source of a template is right by itself.
func (check *checker) same(block Block, argument string, given any, found, code, why string) {
	text, ok := literal(given)
	if (given != nil && !ok) || text == found || found == "" {
		return
	}
	check.report.found(block, argument, code, quoted(text), quoted(found)+" in the template", "Take it from the data source of the template: "+why+".")
}

// checkDisks compares by unit number, in whose order the provider does it.
func (check *checker) checkDisks(block Block, template []*types.VirtualDisk) {
	type disk struct {
		index int
		unit  int64
		size  any
	}
	var disks []disk
	for index, one := range listOf(block.Args["disk"]) {
		unit, _ := number(one["unit_number"])
		disks = append(disks, disk{index, unit, one["size"]})
	}
	sort.SliceStable(disks, func(i, j int) bool { return disks[i].unit < disks[j].unit })
	if len(disks) < len(template) {
		check.report.found(block, "disk", CodeDiskMissing, fmt.Sprintf("%d disks", len(disks)), fmt.Sprintf("%d in the template", len(template)), "Write one disk for each of the template.")
	}
	for position, one := range disks {
		if position >= len(template) {
			return
		}
		least := gib(template[position])
		if size, ok := number(one.size); ok && size < least {
			argument := fmt.Sprintf("disk[%d].size", one.index)
			check.report.found(block, argument, CodeDiskSmaller, fmt.Sprintf("%d GiB", size), fmt.Sprintf("%d GiB in the template", least), "A disk never shrinks: write at least the size of the template's.")
		}
	}
}

// disksOf are the disks by controller and unit.
func disksOf(devices object.VirtualDeviceList) []*types.VirtualDisk {
	var disks []*types.VirtualDisk
	for _, device := range devices.SelectByType((*types.VirtualDisk)(nil)) {
		disks = append(disks, device.(*types.VirtualDisk))
	}
	sort.SliceStable(disks, func(i, j int) bool {
		if disks[i].ControllerKey != disks[j].ControllerKey {
			return disks[i].ControllerKey < disks[j].ControllerKey
		}
		return unitOf(disks[i]) < unitOf(disks[j])
	})
	return disks
}

func unitOf(disk *types.VirtualDisk) int32 {
	if disk.UnitNumber == nil {
		return 0
	}
	return *disk.UnitNumber
}

// gib rounds up, as the provider does.
func gib(disk *types.VirtualDisk) int64 {
	bytes := disk.CapacityInBytes
	if bytes == 0 {
		bytes = disk.CapacityInKB * 1024
	}
	return (bytes + bytesPerGib - 1) / bytesPerGib
}

// scsiTypeOf is the word of the provider for the first SCSI controller; none where there is no such controller.
func scsiTypeOf(devices object.VirtualDeviceList) string {
	for _, device := range devices.SelectByType((*types.VirtualSCSIController)(nil)) {
		switch device.(type) {
		case *types.ParaVirtualSCSIController:
			return "pvscsi"
		case *types.VirtualLsiLogicSASController:
			return "lsilogic-sas"
		case *types.VirtualLsiLogicController:
			return "lsilogic"
		case *types.VirtualBusLogicController:
			return "buslogic"
		}
	}
	return ""
}

func orDefault(given any, otherwise string) any {
	if given == nil {
		return otherwise
	}
	return given
}
