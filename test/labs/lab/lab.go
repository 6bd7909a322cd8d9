package lab

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/url"
	"os"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/simulator/esx"
	"github.com/vmware/govmomi/vapi/rest"

	// Storage policies, tags, content libraries and machines of a library answer on their own endpoints.
	_ "github.com/vmware/govmomi/pbm/simulator"
	_ "github.com/vmware/govmomi/vapi/crypto/simulator"
	_ "github.com/vmware/govmomi/vapi/simulator"
	_ "github.com/vmware/govmomi/vapi/vm/simulator"
)

// Options of a lab. User and password are required: a lab that lets everybody in would not try the login.
type Options struct {
	// ESX simulates one standalone ESXi instead of a vCenter.
	ESX      bool
	User     string
	Password string
	// Listen is host and port; port 0 is any free one.
	Listen string
}

// Lab is a simulator that runs.
type Lab struct {
	// URL has no user and no password.
	URL *url.URL

	model  *simulator.Model
	server *simulator.Server
	folder string
}

// Start starts a simulator with TLS and makes the inventory.
func Start(ctx context.Context, options Options, inventory Inventory) (*Lab, error) {
	if options.User == "" || options.Password == "" {
		return nil, fmt.Errorf("the lab needs a user and a password")
	}
	model := simulator.VPX()
	if options.ESX {
		model = simulator.ESX()
	}
	model.Datacenter, model.Datastore, model.Machine, model.Autostart = 0, 0, 0, false
	if inventory.APIVersion != "" {
		model.ServiceContent.About.ApiVersion = inventory.APIVersion
		model.ServiceContent.About.Version = version(inventory.APIVersion)
		// What a machine gets that does not ask for a version.
		esx.HardwareVersion = hardwareOf(version(inventory.APIVersion)).String()
	}
	if err := model.Create(); err != nil {
		return nil, err
	}
	lab := &Lab{model: model}
	if err := lab.serve(ctx, options, inventory); err != nil {
		lab.Stop()
		return nil, err
	}
	return lab, nil
}

func (lab *Lab) serve(ctx context.Context, options Options, inventory Inventory) (err error) {
	if lab.folder, err = os.MkdirTemp("", "hostwright-lab-"); err != nil {
		return err
	}
	if err = isFree(options.Listen); err != nil {
		return err
	}
	service := lab.model.Service
	service.TLS = new(tls.Config)
	service.RegisterEndpoints = true
	service.Listen = &url.URL{Host: options.Listen, User: url.UserPassword(options.User, options.Password)}
	lab.server = service.NewServer()
	lab.URL = &url.URL{Scheme: lab.server.URL.Scheme, Host: lab.server.URL.Host, Path: lab.server.URL.Path}

	if inventory.FreeLicense {
		lab.giveFreeLicense()
	}
	login := *lab.URL
	login.User = service.Listen.User
	client, err := govmomi.NewClient(ctx, &login, true)
	if err != nil {
		return err
	}
	defer func() { _ = client.Logout(ctx) }()
	maker := &maker{ctx: ctx, client: client, registry: lab.model.Map(), folder: lab.folder, hosts: []*object.HostSystem{}}
	if !options.ESX {
		maker.rest = rest.NewClient(client.Client)
		if err := maker.rest.Login(ctx, login.User); err != nil {
			return err
		}
		defer func() { _ = maker.rest.Logout(ctx) }()
	}
	return maker.make(inventory)
}

// isFree says why nothing can listen at an address; the simulator would end the program.
func isFree(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return listener.Close()
}

// giveFreeLicense makes the hosts read-only by license, as a free ESXi says it is.
func (lab *Lab) giveFreeLicense() {
	manager := lab.model.Map().Get(*lab.model.ServiceContent.LicenseManager).(*simulator.LicenseManager)
	manager.Licenses[0].EditionKey = "esxBasic"
	manager.Licenses[0].Name = "VMware vSphere 8 Hypervisor"
}

// Stop ends the simulator and removes what its datastores held.
func (lab *Lab) Stop() {
	if lab.server != nil {
		lab.server.Close()
	}
	lab.model.Remove()
	if lab.folder != "" {
		_ = os.RemoveAll(lab.folder)
	}
}

// version is what an API version such as 8.0.3.0 is called: 8.0.3.
func version(api string) string {
	var major, minor, patch int
	if _, err := fmt.Sscanf(api, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return api
	}
	return fmt.Sprintf("%d.%d.%d", major, minor, patch)
}
