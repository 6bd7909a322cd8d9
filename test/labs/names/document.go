// Package names asks a vCenter or an ESXi whether what a Terraform document names is there, and whether templates have what the clones
// need. It only reads.
package names

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"sort"
)

// Block is a resource or a data source of a document.
type Block struct {
	// Address is what Terraform calls it: data.vsphere_network.app.
	Address string
	Kind    string
	Args    map[string]any
	IsData  bool
}

// Path is the place of an argument in the document.
func (block Block) Path(argument string) string {
	if argument == "" {
		return block.Address
	}
	return block.Address + "." + argument
}

// Document is a synthesized cdk.tf.json, as far as it is read here.
type Document struct {
	blocks    map[string]Block
	addresses []string
	// providers are the vSphere connections that it configures, by alias; the default one has none.
	providers []string
}

// ReadDocument reads a file of Terraform JSON.
func ReadDocument(file string) (Document, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Document{}, err
	}
	document, err := ParseDocument(text)
	if err != nil {
		return document, fmt.Errorf("%s: %w", file, err)
	}
	return document, nil
}

// ParseDocument reads Terraform JSON. Blocks of other providers are left out.
func ParseDocument(text []byte) (Document, error) {
	var raw struct {
		Data     map[string]map[string]map[string]any `json:"data"`
		Resource map[string]map[string]map[string]any `json:"resource"`
		Provider map[string]any                       `json:"provider"`
	}
	document := Document{blocks: map[string]Block{}}
	if err := json.Unmarshal(text, &raw); err != nil {
		return document, err
	}
	document.add("data.", raw.Data)
	document.add("", raw.Resource)
	sort.Strings(document.addresses)
	for _, one := range listOf(raw.Provider["vsphere"]) {
		document.providers = append(document.providers, textOf(one["alias"]))
	}
	return document, nil
}

func (document *Document) add(prefix string, kinds map[string]map[string]map[string]any) {
	for kind, blocks := range kinds {
		if !isVsphere(kind) {
			continue
		}
		for name, args := range blocks {
			address := prefix + kind + "." + name
			document.blocks[address] = Block{Address: address, Kind: kind, Args: args, IsData: prefix != ""}
			document.addresses = append(document.addresses, address)
		}
	}
}

// of are the blocks of a connection, by address.
func (document Document) of(alias string) []Block {
	var found []Block
	for _, address := range document.addresses {
		block := document.blocks[address]
		if len(document.providers) < 2 || providerOf(block) == alias {
			found = append(found, block)
		}
	}
	return found
}

var (
	vsphereKind  = regexp.MustCompile(`^vsphere_`)
	reference    = regexp.MustCompile(`^\$\{((?:data\.)?vsphere_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.([A-Za-z0-9_.\[\]]+)\}$`)
	connection   = regexp.MustCompile(`^(?:\$\{)?vsphere\.([A-Za-z0-9_-]+)\}?$`)
	parentFolder = regexp.MustCompile(`^\$\{(vsphere_folder\.[A-Za-z0-9_-]+)\.path\}(.*)$`)
	expression   = regexp.MustCompile(`\$\{`)
)

func isVsphere(kind string) bool { return vsphereKind.MatchString(kind) }

func providerOf(block Block) string {
	if match := connection.FindStringSubmatch(textOf(block.Args["provider"])); match != nil {
		return match[1]
	}
	return ""
}

// referred is the block and the attribute that a value such as ${data.vsphere_network.app.id} names.
func (document Document) referred(value any) (block Block, attribute string, ok bool) {
	match := reference.FindStringSubmatch(textOf(value))
	if match == nil {
		return block, "", false
	}
	block, ok = document.blocks[match[1]]
	return block, match[2], ok
}

// folderPath is where a resource makes a folder, whose path may start with that of another one.
func (document Document) folderPath(block Block) string {
	path := textOf(block.Args["path"])
	for depth := 0; depth < len(document.blocks); depth++ {
		match := parentFolder.FindStringSubmatch(path)
		if match == nil {
			return path
		}
		path = textOf(document.blocks[match[1]].Args["path"]) + match[2]
	}
	return path
}

// literal is a text without an expression; what Terraform only knows later is none.
func literal(value any) (string, bool) {
	text, ok := value.(string)
	return text, ok && text != "" && !expression.MatchString(text)
}

func textOf(value any) string {
	text, _ := value.(string)
	return text
}

// number is an integer, which JSON also has as text.
func number(value any) (int64, bool) {
	switch given := value.(type) {
	case float64:
		return int64(given), true
	case string:
		var parsed int64
		_, err := fmt.Sscanf(given, "%d", &parsed)
		return parsed, err == nil && !expression.MatchString(given)
	}
	return 0, false
}

// listOf are nested blocks, which may be written as a list or, where there is one, as it is.
func listOf(value any) []map[string]any {
	switch given := value.(type) {
	case map[string]any:
		return []map[string]any{given}
	case []any:
		var found []map[string]any
		for _, one := range given {
			if block, ok := one.(map[string]any); ok {
				found = append(found, block)
			}
		}
		return found
	}
	return nil
}
