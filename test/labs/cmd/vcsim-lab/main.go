// Command vcsim-lab runs a simulated vCenter or ESXi on loopback until the pipe at its standard input closes or it is asked to end.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"hostwright/labs/lab"
)

const secondsToStop = 5

// Ready is the one line that is written when the lab answers.
type Ready struct {
	Ready bool `json:"ready"`
	// URL is that of the SDK; Server is host and port, as the provider wants them.
	URL    string `json:"url"`
	Server string `json:"server"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "vcsim-lab:", err)
		os.Exit(1)
	}
}

func run() error {
	esx := flag.Bool("esx", false, "simulate one standalone ESXi instead of a vCenter")
	listen := flag.String("listen", "127.0.0.1:0", "host and port")
	file := flag.String("inventory", "", "JSON file with what the lab has")
	ova := flag.String("write-ova", "", "write an OVA with one empty disk of 8 GiB, and end")
	flag.Parse()
	if *ova != "" {
		return lab.WriteOVA(*ova, lab.Item{Name: "golden", GuestID: "debian12_64Guest", Disks: []int64{8}})
	}
	var inventory lab.Inventory
	if *file != "" {
		var err error
		if inventory, err = lab.ReadInventory(*file); err != nil {
			return err
		}
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	options := lab.Options{ESX: *esx, Listen: *listen, User: os.Getenv("VSPHERE_USER"), Password: os.Getenv("VSPHERE_PASSWORD")}
	running, err := lab.Start(ctx, options, inventory)
	if err != nil {
		return err
	}
	defer stop(running)
	if isHeldOpen(os.Stdin) {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			cancel()
		}()
	}
	if err := json.NewEncoder(os.Stdout).Encode(Ready{Ready: true, URL: running.URL.String(), Server: running.URL.Host}); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

// isHeldOpen says whether somebody holds the other end of a file: /dev/null, which nobody does, is at its end from the start.
func isHeldOpen(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0
}

// stop gives the lab some seconds to end: a request that stands still must not keep it.
func stop(running *lab.Lab) {
	ended := make(chan struct{})
	go func() {
		running.Stop()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(secondsToStop * time.Second):
	}
}
