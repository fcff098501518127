import { FullPageMessage } from './_ui/full-page-message.tsx';
import { LinkButton } from './_ui/link-button.tsx';

export default function Forbidden() {
  return (
    <FullPageMessage
      title="Your role does not include this page"
      actions={<LinkButton href="/">Go to the overview</LinkButton>}
    >
      If you need it for your work, ask an admin of Switchboard to change your role.
    </FullPageMessage>
  );
}
