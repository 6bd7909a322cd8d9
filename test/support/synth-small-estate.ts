import { smallEstate } from './small-estate';

smallEstate({ asOf: process.argv[2] }).synth();
