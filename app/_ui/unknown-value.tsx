/** What stands where nothing is known: never 0, never an empty cell. */
export function UnknownValue({ what = 'Not known' }: { what?: string }) {
  return (
    <span title={what} data-unknown>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{what}</span>
    </span>
  );
}
