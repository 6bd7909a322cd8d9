package names

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// findNetwork narrows a name by the switch or by the type that the block asks for, as the provider does.
func findNetwork(check *checker, block Block, name string) ([]result, error) {
	if err := check.enter(block); err != nil {
		return nil, err
	}
	networks, err := check.finder.NetworkList(check.ctx, name)
	found, err := placed(check, networks, err)
	if err != nil {
		return nil, err
	}
	for _, filter := range listOf(block.Args["filter"]) {
		if kind, ok := literal(filter["network_type"]); ok {
			found = only(found, func(one result) bool { return one.object.Type == kind })
		}
	}
	if block.Args["distributed_virtual_switch_uuid"] == nil {
		return found, nil
	}
	wanted, err := check.resolve(block.Args["distributed_virtual_switch_uuid"])
	if err != nil {
		return nil, err
	}
	if wanted.object == nil {
		return nil, errUnknown
	}
	return only(found, func(one result) bool { return check.switchOf(one) == wanted.object.Value }), nil
}

// switchOf is the id of the distributed switch of a port group.
func (check *checker) switchOf(network result) string {
	if network.object.Type != "DistributedVirtualPortgroup" {
		return ""
	}
	var group mo.DistributedVirtualPortgroup
	if err := check.properties(*network.object, []string{"config.distributedVirtualSwitch"}, &group); err != nil || group.Config.DistributedVirtualSwitch == nil {
		return ""
	}
	return group.Config.DistributedVirtualSwitch.Value
}

// findPool looks among the children of a parent where one is given, and everywhere in the datacenter else.
func findPool(check *checker, block Block, name string) ([]result, error) {
	if block.Args["parent_resource_pool_id"] != nil {
		return check.childPools(block, name)
	}
	if err := check.enter(block); err != nil {
		return nil, err
	}
	found, err := check.finder.ResourcePoolList(check.ctx, name)
	return placed(check, found, err)
}

func (check *checker) childPools(block Block, name string) ([]result, error) {
	parent, err := check.resolve(block.Args["parent_resource_pool_id"])
	if err != nil {
		return nil, err
	}
	if parent.object == nil {
		return nil, errUnknown
	}
	root, err := check.poolOf(*parent.object)
	if err != nil {
		return nil, err
	}
	var props mo.ResourcePool
	if err := check.properties(root, []string{"resourcePool"}, &props); err != nil {
		return nil, err
	}
	var found []result
	for _, child := range props.ResourcePool {
		title, err := object.NewCommon(check.server.client.Client, child).ObjectName(check.ctx)
		if err != nil {
			return nil, err
		}
		if title == name {
			found = append(found, result{object: &child, path: parent.path + "/" + name, done: true})
		}
	}
	return found, nil
}

// poolOf is a pool, or the root pool of a cluster or host.
func (check *checker) poolOf(of types.ManagedObjectReference) (types.ManagedObjectReference, error) {
	if of.Type == "ResourcePool" {
		return of, nil
	}
	compute, err := check.computeOf(of)
	if err != nil {
		return of, err
	}
	var props mo.ComputeResource
	if err := check.properties(compute, []string{"resourcePool"}, &props); err != nil {
		return of, err
	}
	if props.ResourcePool == nil {
		return of, fmt.Errorf("%s has no resource pool", compute)
	}
	return *props.ResourcePool, nil
}

// findPciDevice gives the first device that fits, as the provider takes it.
func findPciDevice(check *checker, block Block, name string) ([]result, error) {
	host, err := check.resolve(block.Args["host_id"])
	if err != nil {
		return nil, err
	}
	if host.object == nil {
		return nil, errUnknown
	}
	pattern, err := regexp.Compile(name)
	if err != nil {
		return nil, err
	}
	var props mo.HostSystem
	if err := check.properties(*host.object, []string{"hardware"}, &props); err != nil {
		return nil, err
	}
	if props.Hardware == nil {
		return nil, fmt.Errorf("the host does not tell its hardware")
	}
	for _, device := range props.Hardware.PciDevice {
		if pattern.MatchString(device.DeviceName) && isHex(block.Args["class_id"], device.ClassId) && isHex(block.Args["vendor_id"], device.VendorId) {
			return []result{{id: device.Id, path: device.DeviceName, done: true}}, nil
		}
	}
	return nil, nil
}

// isHex says whether a number is the one that is wanted, if any is.
func isHex(wanted any, found int16) bool {
	text, ok := literal(wanted)
	if !ok {
		return true
	}
	parsed, err := strconv.ParseUint(text, 16, 16)
	return err == nil && int16(parsed) == found
}

func (check *checker) properties(of types.ManagedObjectReference, names []string, to any) error {
	return object.NewCommon(check.server.client.Client, of).Properties(check.ctx, of, names, to)
}
