package names

import (
	"fmt"

	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

// checkGuestKnown asks where the machine is to run whether its guest id is known there.
func (check *checker) checkGuestKnown(block Block) error {
	guest, ok := literal(block.Args["guest_id"])
	if !ok {
		return nil
	}
	browser, err := check.browserFor(block)
	if err != nil {
		return err
	}
	if browser == nil {
		check.report.skip(block, "guest_id", "the cluster or host that the machine is to run on is not known here")
		return nil
	}
	answer, err := methods.QueryConfigOptionEx(check.ctx, check.server.client.Client, &types.QueryConfigOptionEx{This: *browser})
	if err != nil {
		return err
	}
	if answer.Returnval == nil {
		return fmt.Errorf("%s: nothing is told of the guests that run there", block.Address)
	}
	for _, known := range answer.Returnval.GuestOSDescriptor {
		if known.Id == guest {
			return nil
		}
	}
	about := check.server.client.ServiceContent.About
	check.report.found(block, "guest_id", CodeGuestUnknown, quoted(guest), fmt.Sprintf("%s %s, which does not know it", about.Name, about.Version), "Take the newest guest id that this version knows, or update the hosts.")
	return nil
}

// browserFor says what hardware the cluster or host of a machine offers.
func (check *checker) browserFor(block Block) (*types.ManagedObjectReference, error) {
	for _, argument := range []string{"host_system_id", "resource_pool_id"} {
		found, err := check.resolve(block.Args[argument])
		if err != nil {
			return nil, err
		}
		if found.object == nil {
			continue
		}
		compute, err := check.computeOf(*found.object)
		if err != nil {
			return nil, err
		}
		var props mo.ComputeResource
		if err := check.properties(compute, []string{"environmentBrowser"}, &props); err != nil {
			return nil, err
		}
		return props.EnvironmentBrowser, nil
	}
	return nil, nil
}

// computeOf is the cluster or standalone host that a cluster, a host or a pool belongs to.
func (check *checker) computeOf(of types.ManagedObjectReference) (types.ManagedObjectReference, error) {
	switch of.Type {
	case "HostSystem":
		var host mo.HostSystem
		err := check.properties(of, []string{"parent"}, &host)
		if err == nil && host.Parent == nil {
			err = fmt.Errorf("%s has no parent", of)
		}
		if err != nil {
			return of, err
		}
		return *host.Parent, nil
	case "ResourcePool":
		var pool mo.ResourcePool
		err := check.properties(of, []string{"owner"}, &pool)
		return pool.Owner, err
	}
	return of, nil
}
