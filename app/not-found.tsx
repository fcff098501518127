import Link from 'next/link';
import { FullPageMessage } from './_ui/full-page-message.tsx';

export default function NotFound() {
  return (
    <FullPageMessage title="There is nothing here" actions={<Link href="/">Go to the overview</Link>}>
      The address may be mistyped, or what it named was deleted.
    </FullPageMessage>
  );
}
