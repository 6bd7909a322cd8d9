package names

import (
	"fmt"
	"strings"

	"github.com/vmware/govmomi/crypto"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/mo"
)

const (
	machineKind = "vsphere_virtual_machine"
	folderKind  = "vsphere_folder"
)

// vcenterOnly are arguments of a machine that a standalone ESXi refuses, some of them only when the machine is made.
var vcenterOnly = []string{"clone", "folder", "tags", "custom_attributes", "vtpm", "datastore_cluster_id", "storage_policy_id"}

func (check *checker) checkMachine(block Block) error {
	check.report.Machines++
	if check.server.rest == nil {
		check.checkStandalone(block)
	} else {
		if err := check.checkFolder(block); err != nil {
			return err
		}
		if err := check.checkKeyProvider(block); err != nil {
			return err
		}
	}
	clones := listOf(block.Args["clone"])
	if len(clones) == 0 || check.server.rest == nil {
		return check.checkGuestKnown(block)
	}
	return check.checkClone(block, clones[0]["template_uuid"])
}

func (check *checker) checkStandalone(block Block) {
	for _, argument := range vcenterOnly {
		if given := block.Args[argument]; given != nil && given != "" {
			check.report.found(block, argument, CodeNeedsVcenter, argument, "a standalone ESXi", "Leave it out, or manage the host by a vCenter; a machine without a clone is deployed from an OVA.")
		}
	}
}

// checkFolder asks for the folder of a machine, unless the document makes it.
func (check *checker) checkFolder(block Block) error {
	path, ok := literal(block.Args["folder"])
	if !ok || check.makesFolder(path) {
		return nil
	}
	check.finder.SetDatacenter(nil)
	datacenters, err := check.finder.DatacenterList(check.ctx, "*")
	if err != nil {
		return err
	}
	for _, datacenter := range datacenters {
		_, err := check.finder.Folder(check.ctx, datacenter.InventoryPath+"/vm/"+strings.Trim(path, "/"))
		if err == nil {
			return nil
		}
		if !isNotFound(err) {
			return err
		}
	}
	check.report.found(block, "folder", CodeMissing, quoted(path), "no folder of machines at that path", "Make it, or write its path below the datacenter.")
	return nil
}

func (check *checker) makesFolder(path string) bool {
	for _, block := range check.document.blocks {
		if block.Kind == folderKind && !block.IsData && strings.Trim(check.document.folderPath(block), "/") == strings.Trim(path, "/") {
			return true
		}
	}
	return false
}

func (check *checker) checkKeyProvider(block Block) error {
	if len(listOf(block.Args["vtpm"])) == 0 {
		return nil
	}
	manager, err := crypto.GetManagerKmip(check.server.client.Client)
	if err != nil {
		return err
	}
	if id, err := manager.GetDefaultKmsClusterID(check.ctx, nil, true); err != nil || id == "" {
		check.report.found(block, "vtpm", CodeKeyProvider, "a vTPM", "no default key provider", "Give the vCenter a native key provider, or leave the vTPM out.")
	}
	return nil
}

// templateOf is the machine that a clone is made of; nil where it cannot be asked about.
func (check *checker) templateOf(block Block, uuid any) (*mo.VirtualMachine, error) {
	if text, ok := literal(uuid); ok {
		return check.machineByUUID(block, text)
	}
	source, _, ok := check.document.referred(uuid)
	if !ok || source.Kind != machineKind {
		check.report.skip(block, "clone.template_uuid", "disks and firmware of a library item are known only when it is deployed")
		return nil, nil
	}
	found, err := check.resolve(uuid)
	if err != nil || found.object == nil {
		return nil, err
	}
	var machine mo.VirtualMachine
	return &machine, check.properties(*found.object, []string{"config"}, &machine)
}

func (check *checker) machineByUUID(block Block, uuid string) (*mo.VirtualMachine, error) {
	found, err := object.NewSearchIndex(check.server.client.Client).FindByUuid(check.ctx, nil, uuid, true, nil)
	if err != nil {
		return nil, err
	}
	if found == nil {
		check.report.found(block, "clone.template_uuid", CodeMissing, quoted(uuid), "no machine of that UUID", "Take the id of a data source.")
		return nil, nil
	}
	var machine mo.VirtualMachine
	return &machine, check.properties(found.Reference(), []string{"config"}, &machine)
}

// checkLicense finds the license with which an ESXi only answers questions.
func (check *checker) checkLicense(blocks []Block) error {
	if check.server.rest != nil {
		return nil
	}
	var manager mo.LicenseManager
	if err := check.properties(*check.server.client.ServiceContent.LicenseManager, []string{"licenses"}, &manager); err != nil {
		return err
	}
	for _, license := range manager.Licenses {
		if !strings.HasPrefix(license.EditionKey, "esxBasic") {
			continue
		}
		for _, block := range blocks {
			if !block.IsData {
				check.report.found(block, "", CodeFreeLicense, block.Kind, fmt.Sprintf("license %q, whose API only reads", license.Name), "Give the host a license, or manage it by a vCenter.")
			}
		}
	}
	return nil
}
