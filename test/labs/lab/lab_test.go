package lab

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReadInventory(t *testing.T) {
	rows := map[string]struct {
		text string
		ok   bool
	}{
		"a field":          {`{"datacenter": "dc1", "hosts": ["esx1"]}`, true},
		"no such field":    {`{"datacentre": "dc1"}`, false},
		"not JSON":         {`datacenter: dc1`, false},
		"a wrong type":     {`{"hosts": "esx1"}`, false},
		"an unknown field": {`{"templates": [{"name": "debian", "size": 10}]}`, false},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "inventory.json")
			if err := os.WriteFile(file, []byte(row.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := ReadInventory(file); (err == nil) != row.ok {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestVersions(t *testing.T) {
	rows := []struct{ api, release, hardware string }{
		{"7.0.3.0", "7.0.3", "vmx-19"},
		{"8.0.3.0", "8.0.3", "vmx-21"},
		{"9.0.0.0", "9.0.0", "vmx-22"},
		{"not a version", "not a version", "vmx-13"},
	}
	for _, row := range rows {
		if got := version(row.api); got != row.release {
			t.Errorf("%s: got %s", row.api, got)
		}
		if got := hardwareOf(row.release).String(); got != row.hardware {
			t.Errorf("%s: got %s", row.api, got)
		}
	}
}

func TestNewGuests(t *testing.T) {
	rows := []struct {
		guest, release string
		newer          bool
	}{
		{"debian12_64Guest", "7.0.3", true},
		{"debian12_64Guest", "8.0.3", false},
		{"debian13_64Guest", "8.0.3", true},
		{"debian13_64Guest", "9.0.0", false},
		{"ubuntu64Guest", "7.0.3", false},
	}
	for _, row := range rows {
		if got := isNewer(row.guest, row.release); got != row.newer {
			t.Errorf("%s on %s: got %t", row.guest, row.release, got)
		}
	}
}
