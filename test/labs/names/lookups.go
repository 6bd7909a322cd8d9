package names

import (
	"errors"
	"fmt"
	"strings"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/types"
)

// result is what a name stands for. At most one of object and id is set; neither, where it was not found or not asked for.
type result struct {
	object *types.ManagedObjectReference
	// id is that of what has no place in the inventory: tags, libraries, policies.
	id string
	// path is the inventory path, for people.
	path string
	// done is false where nothing could be asked.
	done bool
}

// lookup finds everything of one kind that a block names. It gives paths or ids of all, so that an ambiguous name shows.
type lookup struct {
	// argument holds the name.
	argument string
	// optional names fall back to the only one that there is.
	optional bool
	// vcenter is true for what an ESXi does not have.
	vcenter bool
	find    func(check *checker, block Block, name string) ([]result, error)
}

// lookups are the data sources that can be asked for.
func lookups() map[string]lookup {
	return map[string]lookup{
		"vsphere_datacenter": {argument: "name", optional: true, find: func(check *checker, _ Block, name string) ([]result, error) {
			found, err := check.finder.DatacenterList(check.ctx, orAny(name))
			return placed(check, found, err)
		}},
		"vsphere_compute_cluster": {argument: "name", vcenter: true, find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.ClusterComputeResourceList(check.ctx, name)
			return placed(check, found, err)
		})},
		"vsphere_host": {argument: "name", optional: true, find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.HostSystemList(check.ctx, orAny(name))
			return placed(check, found, err)
		})},
		"vsphere_resource_pool": {argument: "name", find: findPool},
		"vsphere_datastore": {argument: "name", find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.DatastoreList(check.ctx, name)
			return placed(check, found, err)
		})},
		"vsphere_datastore_cluster": {argument: "name", vcenter: true, find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.DatastoreClusterList(check.ctx, name)
			return placed(check, found, err)
		})},
		"vsphere_distributed_virtual_switch": {argument: "name", vcenter: true, find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.NetworkList(check.ctx, name)
			networks, err := placed(check, found, err)
			return only(networks, func(one result) bool { return strings.HasSuffix(one.object.Type, "VirtualSwitch") }), err
		})},
		"vsphere_network": {argument: "name", find: findNetwork},
		"vsphere_virtual_machine": {argument: "name", find: inDatacenter(func(check *checker, name string) ([]result, error) {
			found, err := check.finder.VirtualMachineList(check.ctx, name)
			return placed(check, found, err)
		})},
		"vsphere_folder": {argument: "path", vcenter: true, find: func(check *checker, _ Block, name string) ([]result, error) {
			found, err := check.finder.FolderList(check.ctx, "/"+strings.TrimPrefix(name, "/"))
			return placed(check, found, err)
		}},
		"vsphere_content_library":        {argument: "name", vcenter: true, find: findLibrary},
		"vsphere_content_library_item":   {argument: "name", vcenter: true, find: findItem},
		"vsphere_storage_policy":         {argument: "name", vcenter: true, find: findPolicy},
		"vsphere_tag_category":           {argument: "name", vcenter: true, find: findCategory},
		"vsphere_tag":                    {argument: "name", vcenter: true, find: findTag},
		"vsphere_custom_attribute":       {argument: "name", vcenter: true, find: findCustomAttribute},
		"vsphere_guest_os_customization": {argument: "name", vcenter: true, find: findCustomization},
		"vsphere_host_pci_device":        {argument: "name_regex", optional: true, find: findPciDevice},
	}
}

// lookUp asks for the name of a data source, once, and reports what is not there or not unambiguous.
func (check *checker) lookUp(block Block) (result, error) {
	if known, ok := check.results[block.Address]; ok {
		return known, nil
	}
	// A block that refers to itself would be asked for without end.
	check.results[block.Address] = result{}
	found, err := check.ask(block)
	check.results[block.Address] = found
	return found, err
}

func (check *checker) ask(block Block) (result, error) {
	kind, ok := lookups()[block.Kind]
	if !ok {
		check.report.skip(block, "", "nothing here asks about "+block.Kind)
		return result{}, nil
	}
	if kind.vcenter && check.server.rest == nil {
		check.report.found(block, "", CodeNeedsVcenter, block.Kind, "a standalone ESXi", "Leave it out, or manage the host by a vCenter.")
		return result{done: true}, nil
	}
	name, isLiteral := literal(block.Args[kind.argument])
	if !isLiteral && (!kind.optional || block.Args[kind.argument] != nil) {
		check.report.skip(block, kind.argument, "it is known only when Terraform runs")
		return result{}, nil
	}
	found, err := kind.find(check, block, name)
	if errors.Is(err, errUnknown) {
		check.report.skip(block, "", "what it is looked up in was not found")
		return result{}, nil
	}
	if err != nil && !isNotFound(err) {
		return result{}, fmt.Errorf("%s: %w", block.Address, err)
	}
	check.report.Lookups++
	switch len(found) {
	case 0:
		check.report.found(block, kind.argument, CodeMissing, quoted(name), "none of that name", "Write the name as the inventory shows it, or make it there.")
		return result{done: true}, nil
	case 1:
		return found[0], nil
	}
	check.report.found(block, kind.argument, CodeAmbiguous, quoted(name), fmt.Sprintf("%d: %s", len(found), paths(found)), "Write the path of the one that is meant, or rename the others.")
	return result{done: true}, nil
}

// errUnknown says that what a name is looked up in is not known.
var errUnknown = errors.New("unknown scope")

func isNotFound(err error) bool {
	var missing *find.NotFoundError
	return errors.As(err, &missing)
}

// inDatacenter makes the finder look in the datacenter that a block names, and in all where it names none.
func inDatacenter(find1 func(check *checker, name string) ([]result, error)) func(*checker, Block, string) ([]result, error) {
	return func(check *checker, block Block, name string) ([]result, error) {
		if err := check.enter(block); err != nil {
			return nil, err
		}
		if folder, ok := literal(block.Args["folder"]); ok {
			name = strings.Trim(folder, "/") + "/" + name
		}
		return find1(check, name)
	}
}

// enter sets the datacenter of a block for what is asked next.
func (check *checker) enter(block Block) error {
	check.finder.SetDatacenter(nil)
	if block.Args["datacenter_id"] == nil {
		if datacenter, err := check.finder.DefaultDatacenter(check.ctx); err == nil {
			check.finder.SetDatacenter(datacenter)
		}
		return nil
	}
	found, err := check.resolve(block.Args["datacenter_id"])
	if err != nil {
		return err
	}
	if found.object == nil {
		return errUnknown
	}
	datacenter := object.NewDatacenter(check.server.client.Client, *found.object)
	datacenter.InventoryPath = found.path
	check.finder.SetDatacenter(datacenter)
	return nil
}

// resolve is what a reference to a data source stands for.
func (check *checker) resolve(value any) (result, error) {
	block, attribute, ok := check.document.referred(value)
	if !ok || !block.IsData || (attribute != "id" && attribute != "resource_pool_id") {
		return result{}, nil
	}
	return check.lookUp(block)
}

// placed gives what the finder found with its place in the inventory.
func placed[T object.Reference](check *checker, found []T, err error) ([]result, error) {
	var results []result
	for _, one := range found {
		reference := one.Reference()
		path, err := find.InventoryPath(check.ctx, check.server.client.Client, reference)
		if err != nil {
			return nil, err
		}
		results = append(results, result{object: &reference, path: path, done: true})
	}
	return results, err
}

func only(results []result, keep func(result) bool) []result {
	var kept []result
	for _, one := range results {
		if keep(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

func orAny(name string) string {
	if name == "" {
		return "*"
	}
	return name
}

func paths(results []result) string {
	var all []string
	for _, one := range results {
		all = append(all, one.path)
	}
	return strings.Join(all, ", ")
}

func quoted(name string) string {
	if name == "" {
		return "no name"
	}
	return `"` + name + `"`
}
