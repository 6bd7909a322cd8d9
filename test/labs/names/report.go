package names

import (
	"fmt"
	"io"
	"sort"
)

// Finding is something that would fail, or would do so only when machines are made.
type Finding struct {
	// Path is the place in the document: resource, argument, index.
	Path string `json:"path"`
	// Code is one word for programs.
	Code  string `json:"code"`
	Given string `json:"given"`
	Found string `json:"found"`
	// Remedy says what to do.
	Remedy string `json:"remedy"`
}

// Codes of findings.
const (
	CodeMissing      = "missing"
	CodeAmbiguous    = "ambiguous"
	CodeDiskSmaller  = "disk-smaller"
	CodeDiskMissing  = "disk-missing"
	CodeScsiType     = "scsi-type"
	CodeFirmware     = "firmware"
	CodeGuestID      = "guest-id"
	CodeGuestUnknown = "guest-unknown"
	CodeNeedsVcenter = "needs-vcenter"
	CodeKeyProvider  = "key-provider"
	CodeFreeLicense  = "free-license"
)

// NotChecked is a place that nothing was asked about, and why.
type NotChecked struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// Report is what came out.
type Report struct {
	// Lookups are names that were asked for, Machines those that were compared with what they are made of.
	Lookups    int          `json:"lookups"`
	Machines   int          `json:"machines"`
	Findings   []Finding    `json:"findings"`
	NotChecked []NotChecked `json:"notChecked"`
}

func (report *Report) found(block Block, argument, code, given, found, remedy string) {
	report.Findings = append(report.Findings, Finding{Path: block.Path(argument), Code: code, Given: given, Found: found, Remedy: remedy})
}

func (report *Report) skip(block Block, argument, why string) {
	report.NotChecked = append(report.NotChecked, NotChecked{Path: block.Path(argument), Why: why})
}

func (report *Report) sort() {
	sort.SliceStable(report.Findings, func(i, j int) bool { return report.Findings[i].Path < report.Findings[j].Path })
	sort.SliceStable(report.NotChecked, func(i, j int) bool { return report.NotChecked[i].Path < report.NotChecked[j].Path })
}

// Print tells people.
func (report Report) Print(to io.Writer) {
	for _, one := range report.Findings {
		fmt.Fprintf(to, "%s: %s: given %s, found %s. %s\n", one.Path, one.Code, one.Given, one.Found, one.Remedy)
	}
	for _, one := range report.NotChecked {
		fmt.Fprintf(to, "%s: not checked: %s\n", one.Path, one.Why)
	}
	fmt.Fprintf(to, "%d names and %d machines asked about, %d findings, %d places not checked\n", report.Lookups, report.Machines, len(report.Findings), len(report.NotChecked))
}
