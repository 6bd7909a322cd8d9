package lab

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vapi/library"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vmdk"
)

func (m *maker) makeLibraries(inventory Inventory) error {
	manager := library.NewManager(m.rest)
	for _, wanted := range inventory.Libraries {
		datastore := m.datastores[wanted.Datastore]
		if datastore == nil {
			return fmt.Errorf("library %s: there is no datastore %s", wanted.Name, wanted.Datastore)
		}
		storage := []library.StorageBacking{{DatastoreID: datastore.Reference().Value, Type: "DATASTORE"}}
		id, err := manager.CreateLibrary(m.ctx, library.Library{Name: wanted.Name, Type: "LOCAL", Storage: storage})
		if err != nil {
			return fmt.Errorf("library %s: %w", wanted.Name, err)
		}
		for _, item := range wanted.Items {
			if err := m.makeItem(manager, id, item); err != nil {
				return fmt.Errorf("library item %s: %w", item.Name, err)
			}
		}
	}
	return nil
}

func (m *maker) makeItem(manager *library.Manager, libraryID string, wanted Item) error {
	id, err := manager.CreateLibraryItem(m.ctx, library.Item{LibraryID: libraryID, Name: wanted.Name, Type: "ovf"})
	if err != nil {
		return err
	}
	session, err := manager.CreateLibraryItemUpdateSession(m.ctx, library.Session{LibraryItemID: id})
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	var order []string
	for index, gib := range wanted.Disks {
		if files[diskFile(index)], err = emptyDisk(filepath.Join(m.folder, "empty.vmdk"), gib<<30); err != nil {
			return err
		}
		order = append(order, diskFile(index))
	}
	descriptor := wanted.Name + ".ovf"
	files[descriptor] = []byte(OVF(wanted, len(files[diskFile(0)])))
	for _, name := range append([]string{descriptor}, order...) {
		if err := m.push(manager, session, name, files[name]); err != nil {
			return err
		}
	}
	return manager.CompleteLibraryItemUpdateSession(m.ctx, session)
}

func (m *maker) push(manager *library.Manager, session, name string, content []byte) error {
	file, err := manager.AddLibraryItemFile(m.ctx, session, library.UpdateFile{Name: name, SourceType: "PUSH", Size: int64(len(content))})
	if err != nil {
		return err
	}
	target, err := m.rest.ParseURL(file.UploadEndpoint.URI)
	if err != nil {
		return err
	}
	upload := soap.DefaultUpload
	upload.ContentLength = int64(len(content))
	return m.rest.Upload(m.ctx, bytes.NewReader(content), target, &upload)
}

// emptyDisk is a stream-optimized VMDK that has no data. It is written to a file first, which the next one replaces.
func emptyDisk(file string, size int64) ([]byte, error) {
	writer, err := vmdk.NewStreamOptimizedWriter(file, size)
	if err != nil {
		return nil, err
	}
	if err := writer.Write(strings.NewReader("")); err != nil {
		return nil, err
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

func diskFile(index int) string {
	return fmt.Sprintf("disk%d.vmdk", index)
}

// OVF is the smallest descriptor of a machine with a paravirtual SCSI controller, its disks and one network card. The files of the disks
// are equally long.
func OVF(item Item, fileSize int) string {
	var files, disks, hardware strings.Builder
	for index, gib := range item.Disks {
		fmt.Fprintf(&files, `<File ovf:href="%s" ovf:id="file%d" ovf:size="%d"/>`, diskFile(index), index, fileSize)
		fmt.Fprintf(&disks, `<Disk ovf:capacity="%d" ovf:capacityAllocationUnits="byte * 2^30" ovf:diskId="disk%d" ovf:fileRef="file%d" ovf:format="http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized"/>`, gib, index, index)
		fmt.Fprintf(&hardware, `<Item><rasd:AddressOnParent>%d</rasd:AddressOnParent><rasd:ElementName>disk%d</rasd:ElementName><rasd:HostResource>ovf:/disk/disk%d</rasd:HostResource>`+
			`<rasd:InstanceID>%d</rasd:InstanceID><rasd:Parent>3</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>`, index, index, index, 10+index)
	}
	var name bytes.Buffer
	_ = xml.EscapeText(&name, []byte(item.Name))
	return `<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1" xmlns:vmw="http://www.vmware.com/schema/ovf" ` +
		`xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData" xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData">
<References>` + files.String() + `</References>
<DiskSection><Info>Disks</Info>` + disks.String() + `</DiskSection>
<NetworkSection><Info>Networks</Info><Network ovf:name="lan"><Description>lan</Description></Network></NetworkSection>
<VirtualSystem ovf:id="` + name.String() + `"><Info>A machine</Info><Name>` + name.String() + `</Name>
<OperatingSystemSection ovf:id="96" vmw:osType="` + item.GuestID + `"><Info>Guest</Info></OperatingSystemSection>
<VirtualHardwareSection><Info>Hardware</Info>
<System><vssd:ElementName>Hardware</vssd:ElementName><vssd:InstanceID>0</vssd:InstanceID><vssd:VirtualSystemType>` + esx.HardwareVersion + `</vssd:VirtualSystemType></System>
<Item><rasd:ElementName>cpu</rasd:ElementName><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>1</rasd:VirtualQuantity></Item>
<Item><rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:ElementName>memory</rasd:ElementName><rasd:InstanceID>2</rasd:InstanceID><rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>1024</rasd:VirtualQuantity></Item>
<Item><rasd:ElementName>scsi</rasd:ElementName><rasd:InstanceID>3</rasd:InstanceID><rasd:ResourceSubType>VirtualSCSI</rasd:ResourceSubType><rasd:ResourceType>6</rasd:ResourceType></Item>
` + hardware.String() + `
<Item><rasd:Connection>lan</rasd:Connection><rasd:ElementName>nic</rasd:ElementName><rasd:InstanceID>4</rasd:InstanceID><rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType><rasd:ResourceType>10</rasd:ResourceType></Item>
</VirtualHardwareSection></VirtualSystem></Envelope>
`
}
