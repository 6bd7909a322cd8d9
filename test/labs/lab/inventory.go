// Package lab starts a simulated vCenter or ESXi on loopback and fills it with a small inventory.
package lab

import (
	"encoding/json"
	"fmt"
	"os"
)

// Inventory is what the lab has. Every name is free; whatever is left out is not made.
type Inventory struct {
	// APIVersion is that of vCenter and the hosts, such as "8.0.3.0".
	APIVersion string `json:"apiVersion"`
	// Datacenter is the name of the one datacenter. The ESX model has its own, ha-datacenter.
	Datacenter    string      `json:"datacenter"`
	Cluster       string      `json:"cluster"`
	Hosts         []string    `json:"hosts"`
	ResourcePools []string    `json:"resourcePools"`
	Datastores    []Datastore `json:"datastores"`
	// Switches are distributed ones, which vCenter has only.
	Switches []Switch `json:"switches"`
	// Networks are port groups of the standard switch of every host.
	Networks []string `json:"networks"`
	// Folders are paths of VM folders, such as "prod/app".
	Folders          []string   `json:"folders"`
	Templates        []Template `json:"templates"`
	Libraries        []Library  `json:"libraries"`
	StoragePolicies  []string   `json:"storagePolicies"`
	TagCategories    []Category `json:"tagCategories"`
	CustomAttributes []string   `json:"customAttributes"`
	// Customizations are specifications for Linux.
	Customizations []string `json:"customizations"`
	// KeyProvider is a native key provider and the default one; vTPMs need it.
	KeyProvider string `json:"keyProvider"`
	// PciDevices are devices of hosts, beside those that the simulator gives to each.
	PciDevices []PciDevice `json:"pciDevices"`
	// FreeLicense gives the hosts the license whose API only reads.
	FreeLicense bool `json:"freeLicense"`
}

// PciDevice is in one host. Vendor and class are hexadecimal.
type PciDevice struct {
	Host   string `json:"host"`
	Name   string `json:"name"`
	Vendor string `json:"vendor"`
	Class  string `json:"class"`
}

// Datastore is mounted on every host.
type Datastore struct {
	Name string `json:"name"`
	// Cluster is the datastore cluster that it is in, if any.
	Cluster string `json:"cluster"`
}

// Switch is a distributed switch with its port groups.
type Switch struct {
	Name       string   `json:"name"`
	PortGroups []string `json:"portGroups"`
}

// Template is a machine that is marked as a template.
type Template struct {
	Name   string `json:"name"`
	Folder string `json:"folder"`
	// Datastore is the first one when left out.
	Datastore string `json:"datastore"`
	// Network is VM Network when left out.
	Network    string `json:"network"`
	GuestID    string `json:"guestId"`
	Firmware   string `json:"firmware"`
	SecureBoot bool   `json:"secureBoot"`
	ScsiType   string `json:"scsiType"`
	// Disks are their sizes in GiB.
	Disks []int64 `json:"disks"`
	// Machine leaves it a machine.
	Machine bool `json:"machine"`
}

// Library is a local content library.
type Library struct {
	Name      string `json:"name"`
	Datastore string `json:"datastore"`
	Items     []Item `json:"items"`
}

// Item is an OVF template in a library.
type Item struct {
	Name    string `json:"name"`
	GuestID string `json:"guestId"`
	// Disks are their sizes in GiB.
	Disks []int64 `json:"disks"`
}

// Category is a tag category with its tags.
type Category struct {
	Name string   `json:"name"`
	Tags []string `json:"tags"`
}

// ReadInventory reads a JSON file. A field that does not exist is an error.
func ReadInventory(file string) (Inventory, error) {
	var inventory Inventory
	reader, err := os.Open(file)
	if err != nil {
		return inventory, err
	}
	defer reader.Close()
	decoder := json.NewDecoder(reader)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&inventory); err != nil {
		return inventory, fmt.Errorf("%s: %w", file, err)
	}
	return inventory, nil
}
