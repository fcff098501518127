import { NativeSelect } from '@mantine/core';

type Props = {
  countries: { value: string; label: string }[];
  defaultValue: string;
  error: string | undefined;
};

/** The country by which the numbers in a connection's deliveries are read. */
export function CountrySetting({ countries, defaultValue, error }: Props) {
  return (
    <NativeSelect
      name="defaultCountry"
      label="Default country"
      description="Numbers without a country code belong to it."
      data={countries}
      defaultValue={defaultValue}
      error={error}
      required
    />
  );
}
