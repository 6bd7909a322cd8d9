package names

import (
	"context"
	"fmt"

	"github.com/vmware/govmomi/find"
)

// checker asks one server about one document.
type checker struct {
	ctx      context.Context
	server   *Server
	finder   *find.Finder
	document Document
	report   *Report
	// results are those of data sources that were looked up.
	results map[string]result
}

// Check asks the server about everything that the document says to one connection. A document with nothing to ask about is an error.
func Check(ctx context.Context, server *Server, document Document, alias string) (Report, error) {
	report := Report{Findings: []Finding{}, NotChecked: []NotChecked{}}
	check := &checker{ctx: ctx, server: server, finder: find.NewFinder(server.client.Client, true), document: document, report: &report, results: map[string]result{}}
	blocks := document.of(alias)
	for _, block := range blocks {
		if block.IsData {
			if _, err := check.lookUp(block); err != nil {
				return report, err
			}
		}
	}
	if err := check.checkLicense(blocks); err != nil {
		return report, err
	}
	for _, block := range blocks {
		if block.Kind == machineKind && !block.IsData {
			if err := check.checkMachine(block); err != nil {
				return report, err
			}
		}
	}
	report.sort()
	if report.Lookups+report.Machines == 0 {
		return report, fmt.Errorf("the document has nothing to ask a vSphere about%s", forAlias(alias))
	}
	return report, nil
}

func forAlias(alias string) string {
	if alias == "" {
		return ""
	}
	return " by provider vsphere." + alias
}

// Aliases are those of the vSphere connections in the document; a document with several has to be asked about one by one.
func (document Document) Aliases() []string {
	return append([]string{}, document.providers...)
}
