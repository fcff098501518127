import { formatInstant, type InstantStyle } from './format-instant.ts';
import { UnknownValue } from './unknown-value.tsx';

type Props = { at: string | null; zone: string; style?: InstantStyle };

/** A moment by the clocks of the report zone, with the UTC instant behind it; a dash when it is not known. */
export function Instant({ at, zone, style = 'full' }: Props) {
  if (at === null) return <UnknownValue />;
  return (
    <time dateTime={at} title={`${at} (UTC)`}>
      {formatInstant(at, zone, style)}
    </time>
  );
}
