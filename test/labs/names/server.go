package names

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/vapi/rest"
	"github.com/vmware/govmomi/vim25/soap"
)

// Server is a vCenter or an ESXi that one is logged in to.
type Server struct {
	client *govmomi.Client
	// rest is that of a vCenter; an ESXi has no tags and no libraries.
	rest *rest.Client
}

// Connect logs in. The server is a host name, a host and port, or a URL.
func Connect(ctx context.Context, server, user, password string, insecure bool) (*Server, error) {
	address, err := soap.ParseURL(server)
	if err != nil {
		return nil, err
	}
	address.User = url.UserPassword(user, password)
	client, err := govmomi.NewClient(ctx, address, insecure)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address.Host, withoutPassword(err, password))
	}
	found := &Server{client: client}
	if client.IsVC() {
		found.rest = rest.NewClient(client.Client)
		if err := found.rest.Login(ctx, address.User); err != nil {
			return nil, fmt.Errorf("%s: %w", address.Host, withoutPassword(err, password))
		}
	}
	return found, nil
}

// Close logs out.
func (server *Server) Close(ctx context.Context) {
	if server.rest != nil {
		_ = server.rest.Logout(ctx)
	}
	_ = server.client.Logout(ctx)
}

func withoutPassword(err error, password string) error {
	if password == "" || !strings.Contains(err.Error(), password) {
		return err
	}
	return fmt.Errorf("%s", strings.ReplaceAll(err.Error(), password, "***"))
}
