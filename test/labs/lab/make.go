package lab

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vapi/rest"
	"github.com/vmware/govmomi/vim25/types"
)

// maker makes an inventory by the same calls that an administrator's tool would make.
type maker struct {
	ctx      context.Context
	client   *govmomi.Client
	rest     *rest.Client
	registry *simulator.Registry
	folder   string

	folders    *object.DatacenterFolders
	pool       *object.ResourcePool
	hosts      []*object.HostSystem
	datastores map[string]*object.Datastore
	networks   map[string]object.NetworkReference
}

func (m *maker) make(inventory Inventory) error {
	m.datastores = map[string]*object.Datastore{}
	m.networks = map[string]object.NetworkReference{}
	steps := []func(Inventory) error{m.makeCompute, m.makeHosts, m.makeDatastores, m.makeNetworks, m.makeFolders, m.makeTemplates}
	if m.rest != nil {
		steps = append(steps, m.makeLibraries, m.makePolicies, m.makeTags, m.makeAttributes, m.makeCustomizations, m.makeKeyProvider)
	}
	for _, step := range steps {
		if err := step(inventory); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) makeCompute(inventory Inventory) error {
	if m.rest == nil {
		host := object.NewHostSystem(m.client.Client, esx.HostSystem.Reference())
		m.hosts = []*object.HostSystem{host}
		return m.findDatacenter(object.NewDatacenter(m.client.Client, esx.Datacenter.Reference()), host.ResourcePool)
	}
	datacenter, err := object.NewRootFolder(m.client.Client).CreateDatacenter(m.ctx, inventory.Datacenter)
	if err != nil {
		return err
	}
	folders, err := datacenter.Folders(m.ctx)
	if err != nil {
		return err
	}
	cluster, err := folders.HostFolder.CreateCluster(m.ctx, inventory.Cluster, types.ClusterConfigSpecEx{})
	if err != nil {
		return err
	}
	for _, name := range inventory.Hosts {
		task, err := cluster.AddHost(m.ctx, types.HostConnectSpec{HostName: name}, true, nil, nil)
		made, err := m.result(task, err)
		if err != nil {
			return fmt.Errorf("host %s: %w", name, err)
		}
		m.hosts = append(m.hosts, object.NewHostSystem(m.client.Client, made))
	}
	if err := m.findDatacenter(datacenter, cluster.ResourcePool); err != nil {
		return err
	}
	for _, name := range inventory.ResourcePools {
		if _, err := m.pool.Create(m.ctx, name, types.DefaultResourceConfigSpec()); err != nil {
			return fmt.Errorf("resource pool %s: %w", name, err)
		}
	}
	return nil
}

func (m *maker) findDatacenter(datacenter *object.Datacenter, pool func(context.Context) (*object.ResourcePool, error)) (err error) {
	if m.folders, err = datacenter.Folders(m.ctx); err != nil {
		return err
	}
	m.pool, err = pool(m.ctx)
	return err
}

// Every host mounts every datastore: the same folder by the same name.
func (m *maker) makeDatastores(inventory Inventory) error {
	clusters := map[string]*object.StoragePod{}
	for _, wanted := range inventory.Datastores {
		folder := filepath.Join(m.folder, wanted.Name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
		for _, host := range m.hosts {
			system, err := host.ConfigManager().DatastoreSystem(m.ctx)
			if err != nil {
				return err
			}
			made, err := system.CreateLocalDatastore(m.ctx, wanted.Name, folder)
			if err != nil {
				return fmt.Errorf("datastore %s: %w", wanted.Name, err)
			}
			if m.datastores[wanted.Name] == nil {
				m.datastores[wanted.Name] = made
			}
		}
		if wanted.Cluster == "" {
			continue
		}
		if clusters[wanted.Cluster] == nil {
			pod, err := m.folders.DatastoreFolder.CreateStoragePod(m.ctx, wanted.Cluster)
			if err != nil {
				return fmt.Errorf("datastore cluster %s: %w", wanted.Cluster, err)
			}
			clusters[wanted.Cluster] = pod
		}
		task, err := clusters[wanted.Cluster].MoveInto(m.ctx, []types.ManagedObjectReference{m.datastores[wanted.Name].Reference()})
		if _, err := m.result(task, err); err != nil {
			return fmt.Errorf("datastore cluster %s: %w", wanted.Cluster, err)
		}
	}
	return nil
}

func (m *maker) makeFolders(inventory Inventory) error {
	for _, wanted := range inventory.Folders {
		if _, err := m.vmFolder(wanted); err != nil {
			return fmt.Errorf("folder %s: %w", wanted, err)
		}
	}
	return nil
}

// vmFolder is the VM folder at a path, made where it is missing.
func (m *maker) vmFolder(wanted string) (*object.Folder, error) {
	current := m.folders.VmFolder
	for _, name := range strings.FieldsFunc(wanted, func(one rune) bool { return one == '/' }) {
		children, err := current.Children(m.ctx)
		if err != nil {
			return nil, err
		}
		var found *object.Folder
		for _, child := range children {
			if folder, ok := child.(*object.Folder); ok {
				if title, err := folder.ObjectName(m.ctx); err == nil && title == name {
					found = folder
				}
			}
		}
		if found == nil {
			if found, err = current.CreateFolder(m.ctx, name); err != nil {
				return nil, err
			}
		}
		current = found
	}
	return current, nil
}

// result waits for a task and gives what it made.
func (m *maker) result(task *object.Task, err error) (types.ManagedObjectReference, error) {
	var none types.ManagedObjectReference
	if err != nil {
		return none, err
	}
	info, err := task.WaitForResult(m.ctx, nil)
	if err != nil {
		return none, err
	}
	made, _ := info.Result.(types.ManagedObjectReference)
	return made, nil
}

func onDatastore(name string, parts ...string) string {
	return fmt.Sprintf("[%s] %s", name, path.Join(parts...))
}
