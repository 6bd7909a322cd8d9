// Command checknames asks a vCenter or an ESXi about what a synthesized cdk.tf.json names. It only reads.
//
// VSPHERE_SERVER, VSPHERE_USER and VSPHERE_PASSWORD say where and as whom. It ends with 1 when something was found, and with 2 when it could
// not ask or there was nothing to ask about.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"hostwright/labs/names"
)

const (
	foundSomething = 1
	couldNotAsk    = 2
)

func main() {
	asJSON := flag.Bool("json", false, "write the report as JSON")
	insecure := flag.Bool("allow-unverified-tls", false, "accept any certificate")
	alias := flag.String("provider", "", "alias of the provider block that is meant, where the document has several")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: checknames [flags] cdk.tf.json")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(couldNotAsk)
	}
	report, err := check(context.Background(), flag.Arg(0), *alias, *insecure)
	if err != nil {
		fmt.Fprintln(os.Stderr, "checknames:", err)
		os.Exit(couldNotAsk)
	}
	if *asJSON {
		_ = json.NewEncoder(os.Stdout).Encode(report)
	} else {
		report.Print(os.Stdout)
	}
	if len(report.Findings) > 0 {
		os.Exit(foundSomething)
	}
}

func check(ctx context.Context, file, alias string, insecure bool) (names.Report, error) {
	document, err := names.ReadDocument(file)
	if err != nil {
		return names.Report{}, err
	}
	if aliases := document.Aliases(); len(aliases) > 1 && alias == "" && !contains(aliases, "") {
		return names.Report{}, fmt.Errorf("the document has several connections, ask about one: -provider %s", strings.Join(aliases, " or "))
	}
	var missing []string
	for _, name := range []string{"VSPHERE_SERVER", "VSPHERE_USER", "VSPHERE_PASSWORD"} {
		if os.Getenv(name) == "" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return names.Report{}, fmt.Errorf("%s must be set in the environment", strings.Join(missing, " and "))
	}
	server, err := names.Connect(ctx, os.Getenv("VSPHERE_SERVER"), os.Getenv("VSPHERE_USER"), os.Getenv("VSPHERE_PASSWORD"), insecure)
	if err != nil {
		return names.Report{}, err
	}
	defer server.Close(ctx)
	return names.Check(ctx, server, document, alias)
}

func contains(all []string, one string) bool {
	for _, each := range all {
		if each == one {
			return true
		}
	}
	return false
}
