import { TimeZoneInput } from '@/app/_ui/time-zone-input.tsx';

type Props = { zones: readonly string[]; defaultValue: string; error: string | undefined };

/** The zone by which a connection's deliveries are read. */
export function TimeZoneSetting({ zones, defaultValue, error }: Props) {
  return (
    <TimeZoneInput
      name="timeZone"
      label="Time zone"
      description="Times that the provider sends without a zone are read in this one."
      zones={zones}
      defaultValue={defaultValue}
      error={error}
      required
    />
  );
}
