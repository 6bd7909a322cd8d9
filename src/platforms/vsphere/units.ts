import { Duration } from '../../values';

/** The provider counts whole minutes. */
export function minutes(duration: Duration | undefined): number | undefined {
  return duration && Math.ceil(duration.toSeconds() / 60);
}

export function milliseconds(duration: Duration | undefined): number | undefined {
  return duration && duration.toSeconds() * 1000;
}
