package lab

import (
	"archive/tar"
	"os"
	"path/filepath"
)

// WriteOVA writes a machine that has nothing on its disks.
func WriteOVA(file string, item Item) error {
	folder, err := os.MkdirTemp("", "hostwright-ova-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	contents := map[string][]byte{}
	names := []string{item.Name + ".ovf"}
	for index, gib := range item.Disks {
		names = append(names, diskFile(index))
		if contents[diskFile(index)], err = emptyDisk(filepath.Join(folder, "empty.vmdk"), gib<<30); err != nil {
			return err
		}
	}
	contents[names[0]] = []byte(OVF(item, len(contents[diskFile(0)])))
	target, err := os.Create(file)
	if err != nil {
		return err
	}
	defer target.Close()
	archive := tar.NewWriter(target)
	for _, name := range names {
		if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(contents[name]))}); err != nil {
			return err
		}
		if _, err := archive.Write(contents[name]); err != nil {
			return err
		}
	}
	return archive.Close()
}
