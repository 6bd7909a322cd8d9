package names

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hostwright/labs/lab"
)

const (
	user     = "reader"
	password = "a password"
)

func vcenter() lab.Inventory {
	return lab.Inventory{
		APIVersion: "8.0.3.0", Datacenter: "dc1", Cluster: "c1", Hosts: []string{"esx1", "esx2"}, ResourcePools: []string{"prod"},
		Datastores:      []lab.Datastore{{Name: "ds1"}, {Name: "ds2", Cluster: "pod1"}},
		Switches:        []lab.Switch{{Name: "dvs1", PortGroups: []string{"app"}}},
		Networks:        []string{"lan"},
		Folders:         []string{"prod/app"},
		StoragePolicies: []string{"gold"}, CustomAttributes: []string{"owner"}, Customizations: []string{"linux"},
		TagCategories: []lab.Category{{Name: "env", Tags: []string{"prod"}}},
		Libraries:     []lab.Library{{Name: "lib", Datastore: "ds1", Items: []lab.Item{{Name: "golden", GuestID: "debian12_64Guest", Disks: []int64{8}}}}},
		Templates: []lab.Template{
			{Name: "debian", GuestID: "debian12_64Guest", Firmware: "efi", ScsiType: "pvscsi", Disks: []int64{10, 5}},
			{Name: "twice", GuestID: "debian12_64Guest", Firmware: "efi", ScsiType: "pvscsi", Disks: []int64{10}},
			{Name: "twice", Folder: "prod", Datastore: "ds2", GuestID: "debian12_64Guest", Firmware: "efi", ScsiType: "pvscsi", Disks: []int64{10}},
		},
	}
}

// good has nothing wrong. Each test spoils a copy.
func good() map[string]any {
	dc := "${data.vsphere_datacenter.dc.id}"
	in := func(name string) map[string]any {
		return map[string]any{"one": map[string]any{"name": name, "datacenter_id": dc}}
	}
	alone := func(name string) map[string]any { return map[string]any{"one": map[string]any{"name": name}} }
	return map[string]any{
		"provider": map[string]any{"vsphere": []any{map[string]any{"vsphere_server": "vc.example"}}},
		"data": map[string]any{
			"vsphere_datacenter":                 map[string]any{"dc": map[string]any{"name": "dc1"}},
			"vsphere_compute_cluster":            in("c1"),
			"vsphere_host":                       in("esx1"),
			"vsphere_resource_pool":              in("c1/Resources/prod"),
			"vsphere_datastore":                  in("ds1"),
			"vsphere_datastore_cluster":          in("pod1"),
			"vsphere_distributed_virtual_switch": in("dvs1"),
			"vsphere_network":                    in("app"),
			"vsphere_virtual_machine":            in("debian"),
			"vsphere_folder":                     map[string]any{"one": map[string]any{"path": "/dc1/vm/prod"}},
			"vsphere_content_library":            alone("lib"),
			"vsphere_content_library_item":       map[string]any{"one": map[string]any{"name": "golden", "type": "ovf", "library_id": "${data.vsphere_content_library.one.id}"}},
			"vsphere_storage_policy":             alone("gold"),
			"vsphere_tag_category":               alone("env"),
			"vsphere_tag":                        map[string]any{"one": map[string]any{"name": "prod", "category_id": "${data.vsphere_tag_category.one.id}"}},
			"vsphere_custom_attribute":           alone("owner"),
			"vsphere_guest_os_customization":     alone("linux"),
			"vsphere_host_pci_device":            map[string]any{"one": map[string]any{"host_id": "${data.vsphere_host.one.id}", "name_regex": "."}},
		},
		"resource": map[string]any{
			"vsphere_virtual_machine": map[string]any{"git": map[string]any{
				"name": "git", "folder": "prod/app", "guest_id": "${data.vsphere_virtual_machine.one.guest_id}", "firmware": "efi", "scsi_type": "pvscsi",
				"resource_pool_id": "${data.vsphere_compute_cluster.one.resource_pool_id}",
				"clone":            map[string]any{"template_uuid": "${data.vsphere_virtual_machine.one.id}"},
				"disk": []any{
					map[string]any{"label": "data", "size": 64, "unit_number": 1},
					map[string]any{"label": "root", "size": 20, "unit_number": 0},
				},
			}},
			"random_id": map[string]any{"other": map[string]any{"byte_length": 2}},
		},
	}
}

func at(document map[string]any, path ...string) map[string]any {
	for _, key := range path {
		document = document[key].(map[string]any)
	}
	return document
}

func machine(document map[string]any) map[string]any {
	return at(document, "resource", "vsphere_virtual_machine", "git")
}

func connect(t *testing.T, options lab.Options, inventory lab.Inventory) *Server {
	t.Helper()
	options.User, options.Password, options.Listen = user, password, "127.0.0.1:0"
	running, err := lab.Start(context.Background(), options, inventory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(running.Stop)
	server, err := Connect(context.Background(), running.URL.String(), user, password, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close(context.Background()) })
	return server
}

func check(t *testing.T, server *Server, raw map[string]any) Report {
	t.Helper()
	text, _ := json.Marshal(raw)
	document, err := ParseDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Check(context.Background(), server, document, "")
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func summary(report Report) []string {
	found := []string{}
	for _, one := range report.Findings {
		found = append(found, fmt.Sprintf("%s %s | %s | %s", one.Path, one.Code, one.Given, one.Found))
	}
	return found
}

func TestVcenter(t *testing.T) {
	server := connect(t, lab.Options{}, vcenter())
	const vm = "vsphere_virtual_machine.git."
	missing := func(kind, argument string) string {
		return "data." + kind + ".one." + argument + ` missing | "nope" | none of that name`
	}
	rows := []struct {
		mistake string
		spoil   func(document map[string]any)
		want    []string
	}{
		{"none", func(map[string]any) {}, []string{}},
		{"a template by UUID that does not exist", func(d map[string]any) {
			at(machine(d), "clone")["template_uuid"] = "4212b0a1-0000-0000-0000-000000000001"
		}, []string{vm + `clone.template_uuid missing | "4212b0a1-0000-0000-0000-000000000001" | no machine of that UUID`}},
		{"an ambiguous template", func(d map[string]any) { at(d, "data", "vsphere_virtual_machine", "one")["name"] = "twice" },
			[]string{`data.vsphere_virtual_machine.one.name ambiguous | "twice" | 2: /dc1/vm/prod/twice, /dc1/vm/twice`}},
		{"a template by its path", func(d map[string]any) {
			at(d, "data", "vsphere_virtual_machine", "one")["name"] = "prod/twice"
		}, []string{}},
		{"a template by its folder", func(d map[string]any) {
			at(d, "data", "vsphere_virtual_machine", "one")["name"] = "twice"
			at(d, "data", "vsphere_virtual_machine", "one")["folder"] = "prod"
		}, []string{}},
		{"a disk smaller than the template's", func(d map[string]any) {
			machine(d)["disk"].([]any)[0].(map[string]any)["size"] = 4
		}, []string{vm + "disk[0].size disk-smaller | 4 GiB | 5 GiB in the template"}},
		{"fewer disks than the template", func(d map[string]any) { machine(d)["disk"] = machine(d)["disk"].([]any)[1:] },
			[]string{vm + "disk disk-missing | 1 disks | 2 in the template"}},
		{"another SCSI type", func(d map[string]any) { machine(d)["scsi_type"] = "lsilogic" },
			[]string{vm + `scsi_type scsi-type | "lsilogic" | "pvscsi" in the template`}},
		{"firmware by default", func(d map[string]any) { delete(machine(d), "firmware") },
			[]string{vm + `firmware firmware | "bios" | "efi" in the template`}},
		{"another guest id", func(d map[string]any) { machine(d)["guest_id"] = "rhel9_64Guest" },
			[]string{vm + `guest_id guest-id | "rhel9_64Guest" | "debian12_64Guest" in the template`}},
		{"no guest id", func(d map[string]any) { delete(machine(d), "guest_id") },
			[]string{vm + `guest_id guest-id | no name | "debian12_64Guest" in the template`}},
		{"a guest id that is too new, of a library item", func(d map[string]any) {
			machine(d)["guest_id"] = "debian13_64Guest"
			at(machine(d), "clone")["template_uuid"] = "${data.vsphere_content_library_item.one.id}"
		}, []string{vm + `guest_id guest-unknown | "debian13_64Guest" | VMware vCenter Server 8.0.3, which does not know it`}},
		{"a guest id that is known, of a library item", func(d map[string]any) {
			machine(d)["guest_id"] = "debian12_64Guest"
			at(machine(d), "clone")["template_uuid"] = "${data.vsphere_content_library_item.one.id}"
		}, []string{}},
		{"a folder that is not there", func(d map[string]any) { machine(d)["folder"] = "nope" },
			[]string{vm + `folder missing | "nope" | no folder of machines at that path`}},
		{"a folder that the document makes", func(d map[string]any) {
			machine(d)["folder"] = "made/here"
			at(d, "resource")["vsphere_folder"] = map[string]any{
				"made": map[string]any{"path": "made", "type": "vm"},
				"here": map[string]any{"path": "${vsphere_folder.made.path}/here", "type": "vm"},
			}
		}, []string{}},
		{"a vTPM without a key provider", func(d map[string]any) { machine(d)["vtpm"] = map[string]any{"version": "2.0"} },
			[]string{vm + "vtpm key-provider | a vTPM | no default key provider"}},
		{"a pool below a cluster", func(d map[string]any) {
			at(d, "data")["vsphere_resource_pool"] = map[string]any{"one": map[string]any{"name": "prod", "parent_resource_pool_id": "${data.vsphere_compute_cluster.one.resource_pool_id}"}}
		}, []string{}},
		{"a pool that is not below the cluster", func(d map[string]any) {
			at(d, "data")["vsphere_resource_pool"] = map[string]any{"one": map[string]any{"name": "nope", "parent_resource_pool_id": "${data.vsphere_compute_cluster.one.resource_pool_id}"}}
		}, []string{missing("vsphere_resource_pool", "name")}},
		{"a port group of another switch", func(d map[string]any) {
			at(d, "data", "vsphere_network", "one")["name"] = "lan"
			at(d, "data", "vsphere_network", "one")["distributed_virtual_switch_uuid"] = "${data.vsphere_distributed_virtual_switch.one.id}"
		}, []string{`data.vsphere_network.one.name missing | "lan" | none of that name`}},
	}
	for kind, argument := range map[string]string{
		"vsphere_compute_cluster": "name", "vsphere_host": "name", "vsphere_resource_pool": "name", "vsphere_datastore": "name",
		"vsphere_datastore_cluster": "name", "vsphere_distributed_virtual_switch": "name", "vsphere_network": "name", "vsphere_virtual_machine": "name",
		"vsphere_folder": "path", "vsphere_content_library": "name", "vsphere_content_library_item": "name", "vsphere_storage_policy": "name",
		"vsphere_tag_category": "name", "vsphere_tag": "name", "vsphere_host_pci_device": "name_regex",
		"vsphere_custom_attribute": "name", "vsphere_guest_os_customization": "name",
	} {
		rows = append(rows, struct {
			mistake string
			spoil   func(document map[string]any)
			want    []string
		}{"a name that is not there: " + kind, func(d map[string]any) { at(d, "data", kind, "one")[argument] = "nope" }, []string{missing(kind, argument)}})
	}
	for _, row := range rows {
		t.Run(row.mistake, func(t *testing.T) {
			document := good()
			row.spoil(document)
			report := check(t, server, document)
			if got := summary(report); !reflect.DeepEqual(got, row.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(row.want, "\n"))
			}
			if report.Machines != 1 || report.Lookups < 12 {
				t.Errorf("asked about too little: %d names, %d machines", report.Lookups, report.Machines)
			}
		})
	}
}

func TestEveryKindIsTried(t *testing.T) {
	data := at(good(), "data")
	for kind := range lookups() {
		if data[kind] == nil {
			t.Errorf("no test has a data source %s", kind)
		}
	}
}

func TestEsx(t *testing.T) {
	inventory := lab.Inventory{APIVersion: "8.0.3.0", Datastores: []lab.Datastore{{Name: "datastore1"}}, Networks: []string{"lan"}}
	document := func() map[string]any {
		return map[string]any{
			"data": map[string]any{
				"vsphere_datacenter": map[string]any{"dc": map[string]any{}},
				"vsphere_host":       map[string]any{"one": map[string]any{"datacenter_id": "${data.vsphere_datacenter.dc.id}"}},
				"vsphere_datastore":  map[string]any{"one": map[string]any{"name": "datastore1", "datacenter_id": "${data.vsphere_datacenter.dc.id}"}},
				"vsphere_network":    map[string]any{"one": map[string]any{"name": "lan"}},
			},
			"resource": map[string]any{"vsphere_virtual_machine": map[string]any{"git": map[string]any{
				"guest_id": "debian12_64Guest", "resource_pool_id": "${data.vsphere_host.one.resource_pool_id}",
				"ovf_deploy": map[string]any{"local_ovf_path": "golden.ova"},
			}}},
		}
	}
	t.Run("licensed", func(t *testing.T) {
		server := connect(t, lab.Options{ESX: true}, inventory)
		if got := summary(check(t, server, document())); len(got) != 0 {
			t.Errorf("got %s", got)
		}
		spoiled := document()
		machine(spoiled)["clone"] = map[string]any{"template_uuid": "${data.vsphere_virtual_machine.one.id}"}
		machine(spoiled)["folder"] = "prod"
		machine(spoiled)["guest_id"] = "debian13_64Guest"
		at(spoiled, "data")["vsphere_tag_category"] = map[string]any{"one": map[string]any{"name": "env"}}
		want := []string{
			"data.vsphere_tag_category.one needs-vcenter | vsphere_tag_category | a standalone ESXi",
			"vsphere_virtual_machine.git.clone needs-vcenter | clone | a standalone ESXi",
			"vsphere_virtual_machine.git.folder needs-vcenter | folder | a standalone ESXi",
			`vsphere_virtual_machine.git.guest_id guest-unknown | "debian13_64Guest" | VMware ESXi 8.0.3, which does not know it`,
		}
		if got := summary(check(t, server, spoiled)); !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%s", strings.Join(got, "\n"))
		}
	})
	t.Run("free", func(t *testing.T) {
		inventory.FreeLicense = true
		server := connect(t, lab.Options{ESX: true}, inventory)
		want := []string{`vsphere_virtual_machine.git free-license | vsphere_virtual_machine | license "VMware vSphere 8 Hypervisor", whose API only reads`}
		if got := summary(check(t, server, document())); !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%s", strings.Join(got, "\n"))
		}
	})
}

func TestNothingToCheck(t *testing.T) {
	server := connect(t, lab.Options{}, vcenter())
	for name, text := range map[string]string{
		"empty":             `{}`,
		"another platform":  `{"resource":{"proxmox_virtual_environment_vm":{"git":{}}}}`,
		"only unknown kind": `{"data":{"vsphere_dynamic":{"one":{"filter":[],"name_regex":"x"}}}}`,
	} {
		document, err := ParseDocument([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Check(context.Background(), server, document, ""); err == nil {
			t.Errorf("%s: it passed on nothing", name)
		}
	}
}

func TestLogin(t *testing.T) {
	running, err := lab.Start(context.Background(), lab.Options{User: user, Password: password, Listen: "127.0.0.1:0"}, vcenter())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(running.Stop)
	if _, err := Connect(context.Background(), running.URL.String(), user, "wrong", true); err == nil {
		t.Error("a wrong password was let in")
	}
	if _, err := Connect(context.Background(), running.URL.String(), user, password, false); err == nil {
		t.Error("a certificate that nobody signed was accepted")
	}
	if _, err := lab.Start(context.Background(), lab.Options{User: user, Password: password, Listen: running.URL.Host}, vcenter()); err == nil {
		t.Error("two labs were started at one port")
	}
	if _, err := lab.Start(context.Background(), lab.Options{Listen: "127.0.0.1:0"}, vcenter()); err == nil {
		t.Error("a lab without a login was started")
	}
}

func TestProviders(t *testing.T) {
	document, err := ParseDocument([]byte(`{
		"provider": {"vsphere": [{"alias": "a"}, {"alias": "b"}]},
		"data": {"vsphere_datacenter": {"a": {"provider": "vsphere.a", "name": "dc1"}, "b": {"provider": "vsphere.b", "name": "dc2"}}}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	server := connect(t, lab.Options{}, vcenter())
	for alias, want := range map[string]int{"a": 0, "b": 1} {
		report, err := Check(context.Background(), server, document, alias)
		if err != nil || len(report.Findings) != want || report.Lookups != 1 {
			t.Errorf("%s: %v %+v", alias, err, report)
		}
	}
	if _, err := Check(context.Background(), server, document, "c"); err == nil {
		t.Error("an alias that is not there was accepted")
	}
}
