package lab

import (
	"fmt"

	"github.com/vmware/govmomi/crypto"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/pbm"
	pbmtypes "github.com/vmware/govmomi/pbm/types"
	"github.com/vmware/govmomi/vapi/tags"
	"github.com/vmware/govmomi/vim25/types"
)

func (m *maker) makePolicies(inventory Inventory) error {
	if len(inventory.StoragePolicies) == 0 {
		return nil
	}
	client, err := pbm.NewClient(m.ctx, m.client.Client)
	if err != nil {
		return err
	}
	for _, name := range inventory.StoragePolicies {
		spec := pbmtypes.PbmCapabilityProfileCreateSpec{
			Name:         name,
			Category:     string(pbmtypes.PbmProfileCategoryEnumREQUIREMENT),
			ResourceType: pbmtypes.PbmProfileResourceType{ResourceType: string(pbmtypes.PbmProfileResourceTypeEnumSTORAGE)},
			Constraints:  &pbmtypes.PbmCapabilitySubProfileConstraints{},
		}
		if _, err := client.CreateProfile(m.ctx, spec); err != nil {
			return fmt.Errorf("storage policy %s: %w", name, err)
		}
	}
	return nil
}

func (m *maker) makeTags(inventory Inventory) error {
	manager := tags.NewManager(m.rest)
	for _, category := range inventory.TagCategories {
		made, err := manager.CreateCategory(m.ctx, &tags.Category{Name: category.Name, Cardinality: "MULTIPLE", AssociableTypes: []string{"VirtualMachine"}})
		if err != nil {
			return fmt.Errorf("tag category %s: %w", category.Name, err)
		}
		for _, name := range category.Tags {
			if _, err := manager.CreateTag(m.ctx, &tags.Tag{Name: name, CategoryID: made}); err != nil {
				return fmt.Errorf("tag %s: %w", name, err)
			}
		}
	}
	return nil
}

func (m *maker) makeAttributes(inventory Inventory) error {
	if len(inventory.CustomAttributes) == 0 {
		return nil
	}
	manager, err := object.GetCustomFieldsManager(m.client.Client)
	if err != nil {
		return err
	}
	for _, name := range inventory.CustomAttributes {
		if _, err := manager.Add(m.ctx, name, "VirtualMachine", nil, nil); err != nil {
			return fmt.Errorf("custom attribute %s: %w", name, err)
		}
	}
	return nil
}

func (m *maker) makeCustomizations(inventory Inventory) error {
	for _, name := range inventory.Customizations {
		item := types.CustomizationSpecItem{
			Info: types.CustomizationSpecInfo{Name: name, Type: "Linux"},
			Spec: types.CustomizationSpec{
				Identity: &types.CustomizationLinuxPrep{HostName: &types.CustomizationVirtualMachineName{}, Domain: "lab.example"},
			},
		}
		if err := object.NewCustomizationSpecManager(m.client.Client).CreateCustomizationSpec(m.ctx, item); err != nil {
			return fmt.Errorf("customization %s: %w", name, err)
		}
	}
	return nil
}

func (m *maker) makeKeyProvider(inventory Inventory) error {
	if inventory.KeyProvider == "" {
		return nil
	}
	manager, err := crypto.GetManagerKmip(m.client.Client)
	if err != nil {
		return err
	}
	if err := manager.RegisterKmsCluster(m.ctx, inventory.KeyProvider, "nativeProvider"); err != nil {
		return fmt.Errorf("key provider %s: %w", inventory.KeyProvider, err)
	}
	return manager.MarkDefault(m.ctx, inventory.KeyProvider)
}
