// What the judge of `hostwright up` brings up: a resource that Terraform has built in, and hosts that are there already.
import { App, TerraformResource } from 'cdktf';
import { Admin, CalendarDate, EstateStack, ExistingHost, GuestAccess, OperatingSystem, Role, RoleValue } from 'hostwright';

const app = new App();
const stack = new EstateStack(app, 'lab', { asOf: CalendarDate.of('2026-11-21') });
new TerraformResource(stack, 'Data', { terraformResourceType: 'terraform_data' }).addOverride('input', 'kept');
const guest = new ExistingHost(stack, 'Guest', {
  address: '127.0.0.1',
  os: OperatingSystem.DEBIAN_12,
  access: GuestAccess.ssh({ port: app.node.getContext('guest:port') }),
  admin: Admin.sshKey('debian', app.node.getContext('guest:key')),
  bootstrap: true,
  timezone: 'Europe/Berlin',
});
guest.addRole(Role.own('marker'), { variables: { marker_text: RoleValue.text('yes: {{ 1 }}') } });
// Never brought up and never asked: only its key is known.
new ExistingHost(new EstateStack(app, 'old'), 'Nas', { address: '127.0.0.2', os: OperatingSystem.DEBIAN_12, admin: Admin.sshKey('debian', app.node.getContext('guest:key')) });
app.synth();
