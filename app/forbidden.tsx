import Link from 'next/link';
import { FullPageMessage } from './_ui/full-page-message.tsx';

export default function Forbidden() {
  return (
    <FullPageMessage
      title="Your role does not include this page"
      actions={<Link href="/">Go to the overview</Link>}
    >
      If you need it for your work, ask an admin of Switchboard to change your role.
    </FullPageMessage>
  );
}
