package names

import (
	"fmt"

	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/pbm"
	"github.com/vmware/govmomi/pbm/types"
	"github.com/vmware/govmomi/vapi/library"
	"github.com/vmware/govmomi/vapi/tags"
)

func findLibrary(check *checker, _ Block, name string) ([]result, error) {
	ids, err := library.NewManager(check.server.rest).FindLibrary(check.ctx, library.Find{Name: name})
	return identified(ids, name, err)
}

func findItem(check *checker, block Block, name string) ([]result, error) {
	in, err := check.resolve(block.Args["library_id"])
	if err != nil {
		return nil, err
	}
	if in.id == "" {
		return nil, errUnknown
	}
	ids, err := library.NewManager(check.server.rest).FindLibraryItems(check.ctx, library.FindItem{LibraryID: in.id, Name: name})
	return identified(ids, name, err)
}

func findPolicy(check *checker, _ Block, name string) ([]result, error) {
	client, err := pbm.NewClient(check.ctx, check.server.client.Client)
	if err != nil {
		return nil, err
	}
	ids, err := client.QueryProfile(check.ctx, types.PbmProfileResourceType{ResourceType: string(types.PbmProfileResourceTypeEnumSTORAGE)}, string(types.PbmProfileCategoryEnumREQUIREMENT))
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	profiles, err := client.RetrieveContent(check.ctx, ids)
	var found []result
	for _, one := range profiles {
		if profile := one.GetPbmProfile(); profile.Name == name {
			found = append(found, result{id: profile.ProfileId.UniqueId, path: profile.Name, done: true})
		}
	}
	return found, err
}

func findCategory(check *checker, _ Block, name string) ([]result, error) {
	all, err := tags.NewManager(check.server.rest).GetCategories(check.ctx)
	var found []result
	for _, one := range all {
		if one.Name == name {
			found = append(found, result{id: one.ID, path: one.Name, done: true})
		}
	}
	return found, err
}

func findTag(check *checker, block Block, name string) ([]result, error) {
	in, err := check.resolve(block.Args["category_id"])
	if err != nil {
		return nil, err
	}
	if in.id == "" {
		return nil, errUnknown
	}
	all, err := tags.NewManager(check.server.rest).GetTagsForCategory(check.ctx, in.id)
	var found []result
	for _, one := range all {
		if one.Name == name {
			found = append(found, result{id: one.ID, path: one.Name, done: true})
		}
	}
	return found, err
}

func findCustomAttribute(check *checker, _ Block, name string) ([]result, error) {
	manager, err := object.GetCustomFieldsManager(check.server.client.Client)
	if err != nil {
		return nil, err
	}
	fields, err := manager.Field(check.ctx)
	var found []result
	for _, one := range fields {
		if one.Name == name {
			found = append(found, result{id: fmt.Sprint(one.Key), path: one.Name, done: true})
		}
	}
	return found, err
}

func findCustomization(check *checker, _ Block, name string) ([]result, error) {
	exists, err := object.NewCustomizationSpecManager(check.server.client.Client).DoesCustomizationSpecExist(check.ctx, name)
	if err != nil || !exists {
		return nil, err
	}
	return []result{{id: name, path: name, done: true}}, nil
}

func identified(ids []string, name string, err error) ([]result, error) {
	var found []result
	for _, id := range ids {
		found = append(found, result{id: id, path: name, done: true})
	}
	return found, err
}
