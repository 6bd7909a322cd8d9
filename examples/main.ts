import { App } from 'cdktf';
import { Homelab } from './homelab/homelab';

const app = new App();
new Homelab(app, 'homelab');
app.synth();
